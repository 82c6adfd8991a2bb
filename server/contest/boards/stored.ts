import { nextTurn } from '../next-turn.ts';
import type { Parts } from '../parts.ts';
import { keepsOut, type Round } from '../round.ts';
import { tally as newTally, type Person, type Tally } from './tally.ts';
import { unitTree, type UnitTree } from './unit-tree.ts';

/** What boards are made of, as it was when it was read. */
export interface Stored {
  tree: UnitTree;
  tally: Tally;
  /** By unit, the oldest first. */
  reminders: ReadonlyMap<string, readonly number[]>;
  quietHours: number;
  /** The people of units whose coordinators have asked, by name. */
  names: Map<string, readonly NamedPerson[]>;
}

export interface NamedPerson {
  name: string;
  person: Person;
}

export function nothingStored(): Stored {
  return { tree: unitTree({ units: [], headcounts: [], quotas: [] }), tally: newTally([]), reminders: new Map(), quietHours: 0, names: new Map() };
}

/** So many people are read between two turns of the loop: answers arrive meanwhile. */
const SLICE = 1_000;

/** Reads everything. */
export async function readStored(parts: Pick<Parts, 'stores'>, contest: string, rounds: readonly Round[]): Promise<Stored> {
  const around = await readAround(parts, contest);
  const tally = newTally(rounds.map(({ id }) => id));
  const roster = await enrol(parts, tally, { contest, tree: around.tree });
  for (const round of rounds) await recall(parts, tally, { round, roster });
  await tally.settle();
  return { ...around, tally, names: new Map() };
}

/** Reads what stands around the counts and is changed by organisers: headcounts, reminders, quiet hours. */
export async function readAround({ stores }: Pick<Parts, 'stores'>, contest: string): Promise<Pick<Stored, 'tree' | 'reminders' | 'quietHours'>> {
  const { participation, contests } = stores;
  const [units, headcounts, quotas] = await Promise.all([participation.units(contest), participation.headcounts(contest), contests.quotas(contest)]);
  const reminders = new Map<string, number[]>();
  for (const { unit, at } of await participation.reminders(contest)) reminders.set(unit, [...(reminders.get(unit) ?? []), at]);
  return { tree: unitTree({ units, headcounts, quotas }), reminders, quietHours: await participation.quietHours(contest) };
}

/** Where the tally has each row of the roster, and those who belong to a group that a round may keep out. */
interface Roster { indices: number[]; grouped: Person[] }

async function enrol({ stores }: Pick<Parts, 'stores'>, tally: Tally, { contest, tree }: { contest: string; tree: UnitTree }): Promise<Roster> {
  const lines = new Map([...tree.byId].map(([id, { line }]) => [id, line.map((unit) => unit.id)]));
  const roster: Roster = { indices: [], grouped: [] };
  for await (const page of pagesOf((last = 0) => stores.participation.enrolled(contest, last, SLICE))) {
    for (const { row, participant, unit, excluded } of page) {
      const person = tally.add(participant, { line: lines.get(unit) ?? [], group: excluded });
      roster.indices[row] = person.index;
      if (excluded !== null) roster.grouped.push(person);
    }
  }
  return roster;
}

/** Whom the round keeps out is not counted in it, nor is who came onto the roster since it was read: that is read anew. */
async function recall({ stores }: Pick<Parts, 'stores'>, tally: Tally, { round, roster }: { round: Round; roster: Roster }): Promise<void> {
  const keptOut = new Set(roster.grouped.filter(({ group }) => keepsOut(round, group)).map(({ index }) => index));
  for await (const page of pagesOf((last = 0) => stores.participation.ends(round.id, last, SLICE))) {
    for (const { row, endedAt } of page) {
      const index = roster.indices[row];
      if (index !== undefined && !keptOut.has(index)) tally.recall(index, round.id, endedAt);
    }
  }
}

/** Pages of `SLICE` rows, each read from the last row of the one before on, with a turn of the loop between them. */
async function* pagesOf<Row extends { row: number }>(read: (last?: number) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let page = await read();
  while (page.length === SLICE) {
    yield page;
    await nextTurn();
    page = await read(page.at(-1)?.row);
  }
  yield page;
}
