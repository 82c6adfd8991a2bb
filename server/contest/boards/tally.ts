/*
 * Who has taken part, counted.
 *
 * Of each person it keeps when their first attempt ended, in the stage and in each round; of each unit and of the city, for the
 * stage and for each round, these instants in order. Counts up to, since and between instants are then two binary searches,
 * exact to the millisecond, and an attempt that ends is one insertion for each unit above its person.
 */
import type { Exclusion } from '../../../db/participants.ts';
import type { ParticipantId, RoundId } from '../../rules/ids.ts';
import { nextTurn } from '../next-turn.ts';
import type { UnitNode } from './unit-tree.ts';

/** The stage, or one round of it. */
export type Counting = 'stage' | RoundId;

/** Instants at which people took part first, in order. */
export type Firsts = readonly number[];

export interface Person {
  /** The ids of the person's unit and of every unit above it. */
  line: readonly string[];
  group: Exclusion | null;
  /** How many came onto the roster before. */
  index: number;
}

const NOBODY: Firsts = [];
const NEVER = Infinity;

/** So many people are looked at between two turns of the loop. */
const SLICE = 1_000;

export type Tally = ReturnType<typeof tally>;

/** `rounds`: those there are so far. */
export function tally(rounds: readonly RoundId[]) {
  const people = new Map<ParticipantId, Person>();
  const places = new Map<Counting, number>([['stage', 0], ...rounds.map((round, index): [Counting, number] => [round, index + 1])]);
  /** When each person took part first, by the place of the stage (0) or of a round, and there by the person's index. */
  const firsts: number[][] = Array.from(places, () => []);
  const city: number[][] = [];
  const units = new Map<string, number[][]>();
  const roster = new Map<string, number>();

  function placeOf(counting: Counting): number {
    const known = places.get(counting);
    if (known === undefined) places.set(counting, places.size);
    return known ?? places.size - 1;
  }

  /** Everybody's instants of the stage or a round, `NEVER` where they have not taken part. */
  function firstsAt(place: number): number[] {
    while (firsts.length <= place) firsts.push(Array.from(people, () => NEVER));
    return firsts[place] ?? [];
  }

  /** What counts the people of a unit: the lists of the city, of the unit and of those above it, by place. */
  function countersOf(line: readonly string[]): number[][][] {
    return [city, ...line.map((unit) => getOrMake(units, unit))];
  }

  function move(person: Person, place: number, at: number): boolean {
    const instants = firstsAt(place);
    const before = instants[person.index] ?? NEVER;
    if (before <= at) return false;
    instants[person.index] = at;
    for (const lists of countersOf(person.line)) {
      const list = listAt(lists, place);
      if (before < NEVER) list.splice(countUpTo(list, before) - 1, 1);
      list.splice(countUpTo(list, at), 0, at);
    }
    return true;
  }

  /** Puts what is recalled of a person at the end of its lists. */
  function count({ index }: Person, counters: number[][][]): void {
    for (const [place, instants] of firsts.entries()) {
      const at = instants[index] ?? NEVER;
      if (at < NEVER) for (const lists of counters) listAt(lists, place).push(at);
    }
  }

  function firstOfStage({ index }: Person): number {
    return firsts.reduce((first, instants, place) => (place === 0 ? first : Math.min(first, instants[index] ?? NEVER)), NEVER);
  }

  return {
    person: (id: ParticipantId): Person | undefined => people.get(id),
    /** Puts a person on the roster. */
    add: (id: ParticipantId, { line, group }: Pick<Person, 'line' | 'group'>): Person => {
      const person = { line, group, index: people.size };
      people.set(id, person);
      for (const instants of firsts) instants.push(NEVER);
      for (const unit of line) roster.set(unit, (roster.get(unit) ?? 0) + 1);
      return person;
    },
    /** What has been stored of a person, by their index: the end of an attempt. Nothing is counted before `settle`. */
    recall: (index: number, round: RoundId, at: number): void => {
      const instants = firstsAt(placeOf(round));
      if (at < (instants[index] ?? NEVER)) instants[index] = at;
    },
    /** Counts what has been recalled, and brings the lists into order, one in each turn of the loop. */
    settle: async (): Promise<void> => {
      // The people of a unit share its line: looking up the units of each would be most of the work.
      const counters = new Map<readonly string[], number[][][]>();
      const ofStage = firstsAt(0);
      for (const person of people.values()) {
        ofStage[person.index] = firstOfStage(person);
        const known = counters.get(person.line) ?? countersOf(person.line);
        counters.set(person.line, known);
        count(person, known);
        if (person.index % SLICE === 0) await nextTurn();
      }
      for (const lists of [city, ...units.values()]) {
        for (const list of lists) {
          sortInstants(list);
          await nextTurn();
        }
      }
    },
    /** An attempt of a person who may play in the round has ended; whether that changes any count. */
    record: (person: Person, round: RoundId, at: number): boolean => {
      const inRound = move(person, placeOf(round), at);
      return move(person, 0, at) || inRound;
    },
    hasTaken: ({ index }: Person, counting: Counting): boolean => (firstsAt(placeOf(counting))[index] ?? NEVER) < NEVER,
    ofUnit: ({ id }: Pick<UnitNode, 'id'>, counting: Counting): Firsts => units.get(id)?.[placeOf(counting)] ?? NOBODY,
    ofCity: (counting: Counting): Firsts => city[placeOf(counting)] ?? NOBODY,
    /** People on the roster of a unit and below it, whether they may play or not. */
    rosterOf: ({ id }: Pick<UnitNode, 'id'>): number => roster.get(id) ?? 0,
  };
}

/** How many took part first up to an instant, it included. */
export function countUpTo(firsts: Firsts, instant: number): number {
  let [from, to] = [0, firsts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((firsts[middle] ?? NEVER) <= instant) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How many took part first in [from, to). */
export function countBetween(firsts: Firsts, from: number, to: number): number {
  return countUpTo(firsts, to - 1) - countUpTo(firsts, from - 1);
}

/** V8 sorts whole numbers of 32 bits in half the time, and seven weeks are no more milliseconds. */
function sortInstants(list: number[]): void {
  const first = list.reduce((least, at) => Math.min(least, at), NEVER);
  const last = list.reduce((most, at) => Math.max(most, at), 0);
  const offsets = last - first < 2 ** 32 ? new Uint32Array(list.length) : new Float64Array(list.length);
  for (let place = 0; place < list.length; place++) offsets[place] = (list[place] ?? NEVER) - first;
  offsets.sort().forEach((offset, place) => (list[place] = first + offset));
}

function listAt(lists: number[][], place: number): number[] {
  while (lists.length <= place) lists.push([]);
  return lists[place] ?? [];
}

function getOrMake(units: Map<string, number[][]>, unit: string): number[][] {
  const known = units.get(unit);
  if (known !== undefined) return known;
  const lists: number[][] = [];
  units.set(unit, lists);
  return lists;
}
