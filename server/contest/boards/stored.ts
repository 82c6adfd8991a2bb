import type { Attendance } from '../../../db/participation.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { nextTurn } from '../next-turn.ts';
import type { Parts } from '../parts.ts';
import { keepsOut, type Round } from '../round.ts';
import { tally as newTally, type Counting, type Person, type Tally } from './tally.ts';
import { unitTree, type UnitNode, type UnitTree } from './unit-tree.ts';

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
const SLICE = 100;

/** Reads everything. */
export async function readStored(parts: Pick<Parts, 'stores'>, contest: string, rounds: readonly Round[]): Promise<Stored> {
  const around = await readAround(parts, contest);
  const tally = newTally(rounds.map(({ id }) => id));
  for (const unit of around.tree.byId.values()) {
    const line = unit.line.map(({ id }) => id);
    for await (const page of attendanceOf(parts.stores, unit)) for (const rows of byPerson(page)) addPerson(tally, { line, rows, rounds });
  }
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

async function* attendanceOf({ participation }: Parts['stores'], unit: UnitNode): AsyncGenerator<Attendance[]> {
  let after: ParticipantId | '' = '';
  for (;;) {
    const page: Attendance[] = await participation.attendance(unit.id, after, SLICE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.participant;
    await nextTurn();
  }
}

/** The rows of one person stand together. */
function* byPerson(rows: readonly Attendance[]): Generator<Attendance[]> {
  let person: Attendance[] = [];
  for (const row of rows) {
    if (person[0] !== undefined && person[0].participant !== row.participant) {
      yield person;
      person = [];
    }
    person.push(row);
  }
  yield person;
}

function addPerson(tally: Tally, { line, rows, rounds }: { line: readonly string[]; rows: readonly Attendance[]; rounds: readonly Round[] }): void {
  const [first] = rows;
  if (first === undefined) return;
  const firsts = new Map<Counting, number>();
  for (const { round: id, endedAt } of rows) {
    const round = rounds.find((candidate) => candidate.id === id);
    if (round === undefined || endedAt === null || keepsOut(round, first.excluded)) continue;
    firsts.set(round.id, endedAt);
    firsts.set('stage', Math.min(firsts.get('stage') ?? Infinity, endedAt));
  }
  tally.add(first.participant, { line, group: first.excluded }, firsts);
}
