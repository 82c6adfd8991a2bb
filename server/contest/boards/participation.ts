import type { AttemptRow } from '../../../db/attempts.ts';
import type { ContestRow } from '../../../db/contests.ts';
import type { PublicParticipation, Scope, UnitDetail } from '../../protocol/board.ts';
import type { Parts } from '../parts.ts';
import { keepsOut, type Round } from '../round.ts';
import { boardOf, type BoardDraft } from './board.ts';
import { forEverybodyOf } from './for-everybody.ts';
import { exactly, lookAt, type Look } from './look.ts';
import { ownUnitOf, type OwnUnitDraft } from './own-unit.ts';
import { grainOf } from './scopes.ts';
import { nothingStored, readAround, readStored } from './stored.ts';
import { unitDetail } from './unit-detail.ts';

export type Participation = ReturnType<typeof participation>;

/**
 * Participation by unit, in memory: read from the database by `load`, moved by each attempt that ends. `rounds` are looked at
 * whenever a board is made, so that an opening, an extension or a close shows at once.
 */
export function participation(parts: Pick<Parts, 'stores' | 'clock' | 'events'>, on: { contest: ContestRow; rounds: readonly Round[] }) {
  const { clock, events } = parts;
  const { contest, rounds } = on;
  const listeners: (() => void)[] = [];
  /** What has ended since a reading began, which may have missed it. */
  let meanwhile: AttemptRow[] | undefined;
  let stored = nothingStored();
  let reading: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  const isBanded = (): boolean => grainOf(rounds) !== undefined;
  const changed = (): void => listeners.forEach((listener) => listener());
  const look = (scope: Scope): Look => lookAt({ stored, contest, rounds, now: clock.now() }, scope);

  async function read(): Promise<void> {
    waiting = undefined;
    meanwhile = [];
    try {
      stored = await readStored(parts, contest.id, rounds);
      meanwhile.forEach(count);
    } finally {
      meanwhile = undefined;
    }
    changed();
  }

  /** A reading that has not begun yet serves everybody who asks for one. */
  function load(): Promise<void> {
    waiting ??= reading = reading.then(read, read);
    return waiting;
  }

  async function readRest(): Promise<void> {
    stored = { ...stored, ...(await readAround(parts, contest.id)) };
    changed();
  }

  /** Whether any count has changed. */
  function count(attempt: AttemptRow): boolean {
    const round = rounds.find(({ id }) => id === attempt.round);
    const person = stored.tally.person(attempt.participant);
    if (round === undefined || person === undefined || attempt.finishedAt === null || keepsOut(round, person.group)) return false;
    return stored.tally.record(person, round.id, attempt.finishedAt);
  }

  return {
    /** Reads everything anew: at the start, and after an exclusion, an admission or any other change of the roster. */
    load,
    /** Reads headcounts, reminders and quiet hours anew and leaves the people: a thousandth of the work. */
    refresh: (): Promise<void> => waiting ?? (reading = reading.then(readRest, readRest)),
    /** An attempt has ended and is on disk. */
    ended: (attempt: AttemptRow): void => {
      meanwhile?.push(attempt);
      if (stored.tally.person(attempt.participant) === undefined) {
        load().catch((error: unknown) => events.backgroundFailed('participation', error));
        return;
      }
      // In bands nothing that is shown moves before the next full step.
      if (count(attempt) && !isBanded()) changed();
    },
    /** A scope or unit that there is not gives the stage and the city. An exact look is one answer; its event is the caller's to write. */
    board: (query: { scope: Scope; of?: string | undefined }, exactLook = false): BoardDraft => {
      const seen = look(query.scope);
      const lifted = exactLook && seen.grain !== undefined;
      const of = query.of === undefined ? undefined : stored.tree.byCode.get(query.of);
      return { ...boardOf(lifted ? exactly(seen) : seen, of), exactLook: lifted };
    },
    ownUnit: async (unit: string, scope: Scope): Promise<OwnUnitDraft> => {
      const node = stored.tree.byId.get(unit);
      if (node === undefined) throw new Error(`there is no unit ${unit}`);
      return ownUnitOf(parts, look(scope), { unit: node, rounds });
    },
    unit: async (code: string, scope: Scope): Promise<UnitDetail | undefined> => {
      const node = stored.tree.byCode.get(code);
      return node && unitDetail(look(scope), node);
    },
    forEverybody: (scope: Scope): PublicParticipation => forEverybodyOf(look(scope)),
    /** Exact, for the record of a reminder; undefined where there is no such unit. */
    takenInStage: (code: string): number | undefined => {
      const node = stored.tree.byCode.get(code);
      return node && stored.tally.ofUnit(node, 'stage').length;
    },
    /** An open round asks for a prediction. */
    isBanded,
    /** The rounds have changed. */
    touch: changed,
    /** Something that a board shows has changed. */
    onChange: (listener: () => void): void => void listeners.push(listener),
  };
}
