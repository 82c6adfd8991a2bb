import type { ParticipantId } from '../../rules/ids.ts';
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
const SLICE = 200;

/** Reads everything. */
export async function readStored(parts: Pick<Parts, 'stores'>, contest: string, rounds: readonly Round[]): Promise<Stored> {
  const around = await readAround(parts, contest);
  const tally = newTally(rounds.map(({ id }) => id));
  await enrol(parts, tally, { contest, tree: around.tree });
  for (const round of rounds) await recall(parts, tally, round);
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

async function enrol({ stores }: Pick<Parts, 'stores'>, tally: Tally, { contest, tree }: { contest: string; tree: UnitTree }): Promise<void> {
  const lines = new Map([...tree.byId].map(([id, { line }]) => [id, line.map((unit) => unit.id)]));
  for await (const page of pagesOf((after) => stores.participation.enrolled(contest, after, SLICE))) {
    for (const { participant, unit, excluded } of page) tally.add(participant, { line: lines.get(unit) ?? [], group: excluded });
  }
}

/** Whom the round keeps out is not counted in it, nor is who came onto the roster since it was read: that is read anew. */
async function recall({ stores }: Pick<Parts, 'stores'>, tally: Tally, round: Round): Promise<void> {
  for await (const page of pagesOf((after) => stores.participation.firstEnds(round.id, after, SLICE))) {
    for (const { participant, endedAt } of page) {
      const person = tally.person(participant);
      if (person !== undefined && !keepsOut(round, person.group)) tally.recall(person, round.id, endedAt);
    }
  }
}

/** With a turn of the loop between two pages. */
async function* pagesOf<Row extends { participant: ParticipantId }>(read: (after: ParticipantId | '') => Promise<Row[]>): AsyncGenerator<Row[]> {
  let after: ParticipantId | '' = '';
  for (;;) {
    const page: Row[] = await read(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.participant;
    await nextTurn();
  }
}
