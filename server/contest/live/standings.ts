import type { LiveQuestionRow } from '../../../db/live-sessions.ts';
import type { LiveOwn } from '../../protocol/live-player.ts';
import type { LiveRow, LiveUnitRow } from '../../protocol/live-projector.ts';
import { liveTotal, type LiveAsked, type LiveTotal } from '../../rules/live-scoring.ts';
import { behind, rankLive, unitScore, type LiveRanked } from '../../rules/live-standing.ts';
import type { Bank } from '../bank.ts';
import type { Keys } from '../keys.ts';
import { rowKey } from '../displays/display-link.ts';
import type { Crowd } from './crowd.ts';
import type { LiveSession } from './live-session.ts';
import { countingAnswer, type LivePlayer } from './player.ts';

interface Row extends LiveTotal {
  player: string;
  who: LivePlayer;
}

interface RankedUnit {
  id: string;
  name: string;
  people: number;
  score: number;
  rank: number;
}

export interface LiveStanding {
  rows: readonly LiveRanked<Row>[];
  /** By player. */
  places: ReadonlyMap<string, number>;
  ranksBefore: ReadonlyMap<string, number>;
  units: readonly RankedUnit[];
  /** The last question that counts. */
  last: LiveQuestionRow | undefined;
}

export interface StandingOf {
  session: LiveSession;
  /** Questions whose keys are out, in the order of their opening, practice and voided ones among them. */
  released: readonly LiveQuestionRow[];
  crowd: Crowd;
  bank: Bank;
}

/** Everybody who plays, by what counts so far: added up anew from every answer, as a reader of the database would. */
export function liveStanding(of: StandingOf): LiveStanding {
  const { session, crowd } = of;
  const counted = of.released.filter(({ practice, voidedAt }) => !practice && voidedAt === null);
  const rows = ranked(of, counted);
  const before = counted.length > 1 ? ranked(of, counted.slice(0, -1)) : [];
  return {
    rows,
    places: new Map(rows.map(({ player }, index) => [player, index])),
    ranksBefore: new Map(before.map(({ player, rank }) => [player, rank])),
    units: session.rules.joining === 'registered' ? unitsOf(session, rows, crowd) : [],
    last: counted.at(-1),
  };
}

function ranked({ session, crowd, bank }: StandingOf, counted: readonly LiveQuestionRow[]): LiveRanked<Row>[] {
  const questions = counted.map((row) => ({ asked: askedOf(row, bank), key: bank.question(row.question).key }));
  const keys = new Map(questions.map(({ asked, key }) => [asked.step, key]));
  const asked = questions.map((one) => one.asked);
  return rankLive(
    crowd.playing().map((who) => ({
      player: who.row.id,
      who,
      ...liveTotal(session.rules, asked, (step) => {
        const answer = countingAnswer(who, step);
        return answer && { right: answer.choice === keys.get(step), elapsed: answer.elapsed };
      }),
    })),
  );
}

function askedOf({ step, points, limit, question }: LiveQuestionRow, bank: Bank): LiveAsked {
  return { step, points, limit, difficulty: bank.question(question).difficulty };
}

function unitsOf({ rules }: LiveSession, rows: readonly Row[], crowd: Crowd): RankedUnit[] {
  const scores = new Map<string, { name: string; scores: number[] }>();
  for (const { row } of crowd.playing()) if (row.unit !== null && !scores.has(row.unit.id)) scores.set(row.unit.id, { name: row.unit.name, scores: [] });
  for (const { who, score } of rows) if (who.row.unit !== null) scores.get(who.row.unit.id)?.scores.push(score);
  const units = [...scores].map(([id, unit]) => ({ player: id, id, name: unit.name, people: unit.scores.length, score: unitScore(rules.units, unit.scores), elapsed: 0 }));
  return rankLive(units);
}

/** The first rows as a wall shows them. */
export function standingRows(standing: LiveStanding, { keys, session, top }: { keys: Pick<Keys, 'codes'>; session: string; top: number }): LiveRow[] {
  return standing.rows.slice(0, top).map(({ player, who, rank, score, gained, right, elapsed }) => ({
    key: rowKey(keys, session, player),
    rank,
    rankBefore: standing.ranksBefore.get(player) ?? null,
    name: who.row.name,
    unit: who.row.unit?.name ?? null,
    score,
    gained,
    right,
    elapsed,
  }));
}

export function unitRows(standing: LiveStanding, { keys, session, top }: { keys: Pick<Keys, 'codes'>; session: string; top: number }): LiveUnitRow[] {
  return standing.units.slice(0, top).map(({ id, rank, name, people, score }) => ({ key: rowKey(keys, session, id), rank, name, people, score }));
}

/** Where one player stands; `last` is the question that was released last, which may count for nothing. */
export function ownOf(standing: LiveStanding, player: LivePlayer, last: { row: LiveQuestionRow; key: number } | undefined): Omit<LiveOwn, 'version'> | undefined {
  const place = standing.places.get(player.row.id);
  const own = place === undefined ? undefined : standing.rows[place];
  if (own === undefined || place === undefined) return undefined;
  const { score, right, counted, elapsed, rank, gained } = own;
  const unit = standing.units.find(({ id }) => id === player.row.unit?.id);
  return {
    step: last?.row.step ?? null,
    last: last === undefined ? null : lastOf(player, last, last.row.step === standing.last?.step ? gained : 0),
    score,
    right,
    counted,
    elapsed,
    rank,
    rankBefore: standing.ranksBefore.get(player.row.id) ?? null,
    people: standing.rows.length,
    behind: behind(standing.rows, place) ?? null,
    unit: unit === undefined ? null : { rank: unit.rank, units: standing.units.length, score: unit.score },
  };
}

function lastOf(player: LivePlayer, { row, key }: { row: LiveQuestionRow; key: number }, gained: number): LiveOwn['last'] {
  const answer = countingAnswer(player, row.step);
  return { choice: answer?.choice ?? null, right: answer?.choice === key, gained, elapsed: answer?.elapsed ?? row.limit };
}
