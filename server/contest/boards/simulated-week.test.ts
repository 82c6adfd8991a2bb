/*
 * A week of a small city, step by step: people play to the end, leave, come back for more attempts, rounds overlap where their
 * close is moved, the server goes away, people are excluded and admitted, headcounts change. After every step each number of
 * each scope is compared with one that SQL finds in the file, by queries of its own.
 */
import Sqlite from 'better-sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Exclusion } from '../../../db/participants.ts';
import type { Scope } from '../../protocol/board.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { pollingPlayer, type PollingPlayer } from '../../testing/polling-player.ts';
import { operate } from '../../testing/predictions.ts';
import { printedSeed, seeded } from '../../testing/seeded.ts';
import { CITY_CODES, smallCity } from '../../testing/small-city.ts';
import { HOUR, MINUTE, OPENS_AT } from '../../testing/small-contest.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { nextTurn } from '../next-turn.ts';

const week = suite<{ world: World }>('a simulated week');

const DAY = 24 * HOUR;
const PEOPLE = 54;
const STEPS = 260;

/** The second round lets the jury play, the third asks for a prediction; each begins where the one before ends. */
const ROUNDS = [
  { opensAt: OPENS_AT, closesAt: OPENS_AT + 2 * DAY, declaration: { attempts: 2 } },
  { opensAt: OPENS_AT + 2 * DAY, closesAt: OPENS_AT + 4 * DAY, declaration: { attempts: 3, excluded: ['organiser' as const, 'helper' as const] } },
  { opensAt: OPENS_AT + 4 * DAY, closesAt: OPENS_AT + 7 * DAY, declaration: { attempts: 1, prediction: { asks: 'participants' as const, grain: 10 } } },
];

week.before.each(async (context) => {
  context.world = await openWorld({ people: PEOPLE, rounds: ROUNDS.length, questionsEach: 40, shape: smallCity(ROUNDS) });
});
week.after.each(({ world }) => world.close());

week('[N1] [N2] [N3] [N4] [N7] has at every step the participation that SQL finds', async ({ world }) => {
  const random = seeded(printedSeed());
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const players = new Map<number, PollingPlayer>();
  const done = new Map<string, number>();
  let left: PollingPlayer | undefined;
  const reader = new Sqlite(world.file, { readonly: true });

  async function someone(): Promise<PollingPlayer> {
    const person = Math.floor(random() * PEOPLE);
    const known = players.get(person) ?? (await pollingPlayer(world, person));
    players.set(person, known);
    return known;
  }

  /** Somebody who has started or goes on; nobody where ten people in turn may not. */
  async function player(): Promise<PollingPlayer | undefined> {
    for (let tries = 0; tries < 10; tries += 1) {
      const one = await someone();
      if (await one.start()) return one;
    }
    return undefined;
  }

  const event = (act: string, subject: string) => ({ at: world.clock.now(), actor: 'test', act, subject, reason: 'mô phỏng', detail: {} });

  async function setGroup(group: Exclusion | null): Promise<void> {
    const person = `person-${String(Math.floor(random() * PEOPLE)).padStart(4, '0')}` as ParticipantId;
    await world.stores.participants.setExclusion(person, group, event(group === null ? 'admit' : 'exclude', person));
    await world.contest.participation.load();
  }

  const steps: Record<string, () => Promise<unknown>> = {
    finishes: async () => (await (await player())?.answer(4, 1_000 + Math.floor(random() * 5_000))) !== undefined,
    leaves: async () => {
      left = await player();
      return (await left?.answer(Math.floor(random() * 4), 10_000)) !== undefined;
    },
    'comes back': async () => (await left?.answer(4, 20_000)) !== undefined,
    'plays while everything is read anew': async () => {
      const one = await player();
      const [answered] = await Promise.all([one?.answer(4, 100), world.contest.participation.load()]);
      return answered !== undefined;
    },
    'time passes': async () => {
      world.clock.advance(Math.floor(random() * 40 * MINUTE));
      return true;
    },
    'hours pass': async () => {
      world.clock.advance(Math.floor(random() * 14 * HOUR));
      return true;
    },
    'a close moves': async () => {
      const open = world.contest.publicContest().rounds.filter((round) => round.phase === 'open' && round.closesAt > world.clock.now());
      if (open.length === 0) return false;
      const { number, closesAt } = pick(open);
      // Well into the next round, and not over all of it.
      const latest = (ROUNDS[number - 1]?.closesAt ?? 0) + 14 * HOUR;
      const later = closesAt + Math.floor(random() * 10 * HOUR) + 1;
      if (later > latest) return false;
      await operate(world, { act: 'extend', round: number, closesAt: later, reason: 'mất điện' });
      return true;
    },
    'an outage': async () => {
      await world.crash(Math.floor(random() * 40_000));
      return true;
    },
    'a restart': async () => {
      await world.restart(Math.floor(random() * 10 * MINUTE));
      return true;
    },
    excluded: async () => {
      await setGroup(pick(['organiser', 'jury', 'helper']));
      return true;
    },
    admitted: async () => {
      await setGroup(null);
      return true;
    },
    headcount: async () => {
      const unit = pick(CITY_CODES);
      const counted = { people: Math.floor(random() * 30), source: 'đính chính', asOf: world.clock.now() };
      await world.stores.participation.setHeadcount(unit, counted, event('headcount', unit));
      await world.contest.participation.refresh();
      return true;
    },
  };
  const often = ['finishes', 'finishes', 'finishes', 'finishes', 'leaves', 'leaves', 'leaves', 'comes back', 'comes back', 'time passes', 'hours pass', ...Object.keys(steps)];

  for (let step = 0; step < STEPS; step += 1) {
    const name = pick(often);
    if ((await steps[name]?.()) === true) done.set(name, (done.get(name) ?? 0) + 1);
    await nextTurn();
    await world.settle();
    const told = `step ${step}: ${name}`;
    for (const { scope, taken } of await compare(world, reader, told)) done.set(`people in ${scope}`, taken);
  }

  reader.close();
  const never = [...Object.keys(steps), 'people in stage', 'people in 1', 'people in 2'].filter((what) => (done.get(what) ?? 0) === 0);
  assert.equal(never, []);
});

week.run();

interface Line {
  code: string;
  headcount: number;
  need: number;
  taken: number;
  roster: number;
  lastAt: number | null;
}

/** Every scope, every unit and the city; how many took part in each scope. */
async function compare(world: World, reader: Sqlite.Database, told: string): Promise<{ scope: Scope; taken: number }[]> {
  const { participation } = world.contest;
  const compared = [];
  for (const { scope } of participation.board({ scope: 'stage' }).scopes) {
    const expected = recomputed(reader, scope);
    const boards = [undefined, ...CITY_CODES].map((of) => participation.board({ scope, of }, true));
    const rows = boards.flatMap((board) => board.rows);
    const rosters = new Map(await Promise.all(CITY_CODES.map(async (code) => [code, (await participation.unit(code, scope))?.roster] as const)));
    const exact = rows.map(({ code, need, figure, lastAt }) => ({ code, need, ...figure, lastAt, roster: rosters.get(code) }));
    assert.equal(exact.toSorted(byCode), expected.units, `${told}, scope ${scope}`);
    assert.equal(boards[0]?.city.figure, expected.city, `${told}, the city in scope ${scope}`);
    if (scope === 'stage') assert.equal(CITY_CODES.map((code) => participation.takenInStage(code)), CITY_CODES.map((code) => expected.units.find((line) => line.code === code)?.taken), told);
    compared.push({ scope, taken: expected.city.taken });
  }
  return compared;
}

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);

/** :round is NULL for the stage. Nothing of the program is used: neither its rules nor its statements. */
const RECOMPUTED = `
  WITH RECURSIVE beneath (top, unit) AS MATERIALIZED (
    SELECT id, id FROM unit UNION ALL SELECT top, id FROM unit JOIN beneath ON parent_id = beneath.unit
  ), newest AS (
    SELECT unit_id, people FROM headcount WHERE recorded_at = (SELECT max(recorded_at) FROM headcount AS other WHERE other.unit_id = headcount.unit_id)
  ), adding (top, unit) AS (
    SELECT id, id FROM unit
    UNION ALL SELECT top, id FROM unit JOIN adding ON parent_id = adding.unit WHERE adding.unit NOT IN (SELECT unit_id FROM newest)
  ), counted AS MATERIALIZED (
    SELECT top, coalesce(sum(people), 0) AS people FROM adding LEFT JOIN newest ON unit_id = adding.unit GROUP BY top
  ), ended AS MATERIALIZED (
    SELECT participant.id AS person, participant.unit_id AS unit, min(finished_at) AS first FROM attempt
    JOIN participant ON participant.id = participant_id JOIN round ON round.id = round_id
    WHERE state IN ('finished', 'expired') AND (:round IS NULL OR round.number = :round)
      AND (excluded IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(declaration, '$.excluded') WHERE value = excluded))
    GROUP BY participant.id
  )
  SELECT code, counted.people AS headcount, (counted.people * percent + 99) / 100 AS need,
    (SELECT count(*) FROM ended WHERE ended.unit IN (SELECT unit FROM beneath WHERE top = unit_of.id)) AS taken,
    (SELECT count(*) FROM participant WHERE unit_id IN (SELECT unit FROM beneath WHERE top = unit_of.id)) AS roster,
    (SELECT max(first) FROM ended WHERE ended.unit IN (SELECT unit FROM beneath WHERE top = unit_of.id)) AS lastAt,
    parent_id IS NULL AS isFirst
  FROM unit AS unit_of JOIN counted ON top = unit_of.id JOIN quota USING (contest_id, category) ORDER BY code`;

function recomputed(reader: Sqlite.Database, scope: Scope): { units: Line[]; city: { headcount: number; taken: number } } {
  const rows = reader.prepare<{ round: number | null }, Line & { isFirst: 0 | 1 }>(RECOMPUTED).all({ round: scope === 'stage' ? null : scope });
  const first = rows.filter(({ isFirst }) => isFirst === 1);
  const sum = (of: (line: Line) => number): number => first.reduce((total, line) => total + of(line), 0);
  return {
    units: rows.map(({ code, need, headcount, taken, lastAt, roster }) => ({ code, need, headcount, taken, lastAt, roster })),
    city: { headcount: sum(({ headcount }) => headcount), taken: sum(({ taken }) => taken) },
  };
}
