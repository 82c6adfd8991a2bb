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
  /** By the place of the stage (0) or of a round; `NEVER` or nothing where the person has not taken part. */
  readonly firsts: number[];
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
  const never = Array.from(places, () => NEVER);
  const city: number[][] = [];
  const units = new Map<string, number[][]>();
  const roster = new Map<string, number>();

  function placeOf(counting: Counting): number {
    const known = places.get(counting) ?? places.size;
    places.set(counting, known);
    return known;
  }

  /** What counts the people of a unit: the lists of the city, of the unit and of those above it, by place. */
  function countersOf(line: readonly string[]): number[][][] {
    return [city, ...line.map((unit) => getOrMake(units, unit))];
  }

  function move(person: Person, place: number, at: number): boolean {
    const before = person.firsts[place] ?? NEVER;
    if (before <= at) return false;
    remember(person, place, at);
    for (const lists of countersOf(person.line)) {
      const list = listAt(lists, place);
      if (before < NEVER) list.splice(countUpTo(list, before) - 1, 1);
      list.splice(countUpTo(list, at), 0, at);
    }
    return true;
  }

  /** Puts what is remembered of a person at the end of its lists. */
  function count({ firsts }: Person, counters: number[][][]): void {
    for (const lists of counters) {
      for (const [place, at] of firsts.entries()) if (at < NEVER) listAt(lists, place).push(at);
    }
  }

  return {
    person: (id: ParticipantId): Person | undefined => people.get(id),
    /** Puts a person on the roster. */
    add: (id: ParticipantId, of: Pick<Person, 'line' | 'group'>): void => {
      // Made at their full length: thirty thousand lists that grow would take three times the room.
      people.set(id, { ...of, firsts: never.slice() });
      for (const unit of of.line) roster.set(unit, (roster.get(unit) ?? 0) + 1);
    },
    /** What has been stored of a person, one instant for each round; nothing is counted before `settle`. */
    recall: (person: Person, round: RoundId, at: number): void => remember(person, placeOf(round), at),
    /** Counts what has been recalled, and brings the lists into order, one in each turn of the loop. */
    settle: async (): Promise<void> => {
      // The people of a unit share its line: looking up the units of each would be most of the work.
      const counters = new Map<readonly string[], number[][][]>();
      let looked = 0;
      for (const person of people.values()) {
        remember(person, 0, Math.min(...person.firsts));
        const known = counters.get(person.line) ?? countersOf(person.line);
        counters.set(person.line, known);
        count(person, known);
        looked += 1;
        if (looked % SLICE === 0) await nextTurn();
      }
      for (const lists of [city, ...units.values()]) {
        for (const list of lists) {
          Float64Array.from(list).sort().forEach((at, place) => (list[place] = at));
          await nextTurn();
        }
      }
    },
    /** An attempt of a person who may play in the round has ended; whether that changes any count. */
    record: (person: Person, round: RoundId, at: number): boolean => {
      const inRound = move(person, placeOf(round), at);
      return move(person, 0, at) || inRound;
    },
    hasTaken: ({ firsts }: Person, counting: Counting): boolean => (firsts[placeOf(counting)] ?? NEVER) < NEVER,
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

function remember({ firsts }: Person, place: number, at: number): void {
  while (firsts.length <= place) firsts.push(NEVER);
  firsts[place] = at;
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
