import type { Edition, StandingRow } from '../../db/standings.ts';
import type { EndedAttempt } from '../../db/attempts.ts';
import { actualOf, distanceOf, distanceUnjudged } from '../rules/prediction.ts';
import { award } from '../rules/prizes.ts';
import { counting, rank } from '../rules/ranking.ts';
import { score, type Score } from '../rules/scoring.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { Bank } from './bank.ts';
import { nextTurn } from './next-turn.ts';
import type { Parts } from './parts.ts';
import { keepsOut, type Round } from './round.ts';

export interface Ranked {
  rows: StandingRow[];
  undecided: Edition['undecided'];
}

export interface RankedRound {
  contest: string;
  bank: Bank;
  round: Round;
  /** Every recorded draw, in the order of recording. */
  draws: string[][];
}

/** So many attempts are scored between two turns of the loop, and so many rows written: people are playing the next round meanwhile. */
const SLICE = 100;

/**
 * Ranks everybody who took part in a round and may play now, from what is stored, by the round's own declaration. What a prediction
 * asks for is found on the way: nothing that is stored before the close tells it.
 */
export async function rankRound(parts: Pick<Parts, 'stores'>, on: RankedRound): Promise<Ranked> {
  const { round } = on;
  const { declaration } = round;
  const excluded = new Set(await leftOut(parts, round));
  const performances = [];
  for await (const attempt of endedAttempts(parts, round)) {
    if (excluded.has(attempt.participant)) continue;
    performances.push(await performanceOf(parts, on, attempt));
  }
  await nextTurn();
  const counted = counting(declaration.counts, declaration.comparators, performances);
  await nextTurn();
  const actual = declaration.prediction === null ? 0 : actualOf(declaration.prediction.asks, counted);
  const standings = rank(declaration.comparators, counted.map((row) => ({ ...row, distance: distanceOf(row.guess, actual) })));
  const earlierWinners = declaration.onePrizeEach ? await parts.stores.standings.earlierWinners(on.contest, round.number) : [];
  const { awards, undecided } = award(declaration.prizes, standings, { draws: on.draws, earlierWinners: new Set(earlierWinners) });
  const prizes = new Map(awards.map(({ participant, prize }) => [participant, prize]));
  const rows = standings.map((standing) => ({ ...standing, prize: prizes.get(standing.participant) ?? null }));
  return { rows, undecided };
}

/** People who have an ended attempt in the round and belong, as of now, to a group that its declaration keeps out. */
export async function leftOut({ stores }: Pick<Parts, 'stores'>, round: Round): Promise<ParticipantId[]> {
  const excluded = await stores.participants.excludedIn(round.id);
  return excluded.filter(({ group }) => keepsOut(round, group)).map(({ participant }) => participant);
}

/** Writes an edition's rows ahead of its ranking, a slice a turn. */
export async function stageRows(parts: Pick<Parts, 'stores'>, edition: Pick<Edition, 'round' | 'edition'>, rows: readonly StandingRow[]): Promise<void> {
  await parts.stores.standings.clearStaged(edition.round, edition.edition);
  for (let from = 0; from < rows.length; from += SLICE) await parts.stores.standings.stage(edition, rows.slice(from, from + SLICE));
}

/**
 * Page by page, with a turn of the loop between them. A page may cut a person's attempts in two, so it is read one longer than
 * any person's attempts and its last person is left to the next.
 */
export async function* endedAttempts(parts: Pick<Parts, 'stores'>, round: Round): AsyncGenerator<EndedAttempt> {
  const limit = SLICE + round.declaration.attempts;
  let after: ParticipantId | '' = '';
  for (;;) {
    const page: EndedAttempt[] = await parts.stores.attempts.ended(round.id, after, limit);
    const isLast = page.length < limit;
    const left = isLast ? undefined : page.at(-1)?.participant;
    for (const attempt of page) if (attempt.participant !== left) yield attempt;
    if (isLast) return;
    after = page.findLast((attempt) => attempt.participant !== left)?.participant ?? after;
    await nextTurn();
  }
}

/** What an attempt that has ended achieved, with the questions that are withdrawn now left out. */
export async function performanceOf(parts: Pick<Parts, 'stores'>, on: Pick<RankedRound, 'bank' | 'round'>, attempt: EndedAttempt) {
  return { ...(await scoreOf(parts, on, attempt)), ...attempt, attempt: attempt.id, distance: distanceUnjudged(attempt.guess) };
}

async function scoreOf(parts: Pick<Parts, 'stores'>, { bank, round }: Pick<RankedRound, 'bank' | 'round'>, attempt: EndedAttempt): Promise<Score> {
  const answers = await parts.stores.attempts.answers(attempt.id);
  const settled = answers.map(({ question, choice, elapsed }) => ({
    correct: choice === bank.question(question).key,
    elapsed,
    withdrawn: bank.withdrawn.has(question),
  }));
  return score(round.declaration.questions, settled);
}
