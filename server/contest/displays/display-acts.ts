import type { DisplayRow } from '../../../db/displays.ts';
import { newId } from '../../../db/ids.ts';
import type { ActName, OrganiserAct } from '../../protocol/acts.ts';
import type { Screen } from '../../protocol/display.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import { eventOf, type Actor } from '../actor.ts';
import { tokenHash } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { displayPath, displayToken } from './display-link.ts';
import type { Display } from './display.ts';

type ActNamed<Name extends ActName> = Extract<OrganiserAct, { act: Name }>;
type Done = Verdict<Record<string, never>>;

export const DONE: Done = { ok: true, value: {} };

/** What the acts change: the displays as they are remembered. */
export interface Shelf {
  contest: string;
  hasRound(number: number): boolean;
  hasSession(id: string): boolean;
  of(id: string): Display | undefined;
  /** The display is as it says now, on disk. */
  keep(display: Display): void;
  drop(id: string): void;
}

/** The organisers' acts on displays, and what a clicker does; each decided, written with its event, remembered. */
export function displayActs({ stores, clock, keys }: Pick<Parts, 'stores' | 'clock' | 'keys'>, shelf: Shelf) {
  /** A picture of a round that there is not would be black for good. */
  function rightRounds(script: readonly Screen[]): boolean {
    return script.every((screen) => {
      switch (screen.kind) {
        case 'message':
          return true;
        case 'standing':
          return shelf.hasRound(screen.round);
        case 'participation':
          return screen.scope === 'stage' || shelf.hasRound(screen.scope);
        case 'live':
          return shelf.hasSession(screen.session);
      }
    });
  }

  /** Of two who decided on the same version one is told to look again. */
  async function change(actor: Actor, act: string, { before, after }: { before: Display; after: Display }): Promise<Done> {
    const changed = changesOf(before, after);
    if (Object.keys(changed).length === 0) return DONE;
    const event = eventOf(clock, actor, { act, subject: before.id, detail: { name: before.name, ...changed } });
    if (!(await stores.displays.change(after, event))) return { ok: false, refusal: 'changed-meanwhile' };
    shelf.keep({ ...after, version: before.version + 1 });
    return DONE;
  }

  return {
    change,
    add: async (actor: Actor, { act, name, script }: ActNamed<'display-add'>): Promise<Verdict<{ display: string; path: string }>> => {
      if (!rightRounds(script)) return { ok: false, refusal: 'unknown' };
      const id = newId<string>();
      const display: Display = { id, name: name.normalize('NFC'), tokenHash: tokenHash(displayToken(keys, id)), script, place: 0, black: false, clicker: false, lift: 0, sound: true, version: 0 };
      await stores.displays.add(shelf.contest, display, eventOf(clock, actor, { act, subject: id, detail: { name: display.name, script } }));
      shelf.keep(display);
      return { ok: true, value: { display: id, path: displayPath(keys, id) } };
    },
    set: async (actor: Actor, { act, display: id, version, ...given }: ActNamed<'display-set'>): Promise<Done> => {
      const before = shelf.of(id);
      if (before === undefined) return { ok: false, refusal: 'unknown' };
      if (before.version !== version) return { ok: false, refusal: 'changed-meanwhile' };
      const script = given.script ?? before.script;
      if (!rightRounds(script)) return { ok: false, refusal: 'unknown' };
      if (given.place !== undefined && given.place >= script.length) return { ok: false, refusal: 'malformed' };
      const place = Math.min(given.place ?? before.place, script.length - 1);
      const { black = before.black, clicker = before.clicker, lift = before.lift, sound = before.sound } = given;
      return change(actor, act, { before, after: { ...before, script, place, black, clicker, lift, sound } });
    },
    remove: async (actor: Actor, { act, display: id }: ActNamed<'display-remove'>): Promise<Done> => {
      const before = shelf.of(id);
      if (before === undefined) return { ok: false, refusal: 'unknown' };
      const removed = await stores.displays.remove(id, eventOf(clock, actor, { act, subject: id, detail: { name: before.name } }));
      if (!removed) return { ok: false, refusal: 'unknown' };
      shelf.drop(id);
      return DONE;
    },
  };
}

const CHANGING = ['script', 'place', 'black', 'clicker', 'lift', 'sound'] as const satisfies readonly (keyof DisplayRow)[];

function changesOf(before: Display, after: Display): Record<string, unknown> {
  return Object.fromEntries(CHANGING.flatMap((name) => (JSON.stringify(before[name]) === JSON.stringify(after[name]) ? [] : [[name, after[name]]])));
}
