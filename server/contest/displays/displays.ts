import type { AttemptRow } from '../../../db/attempts.ts';
import type { ContestRow } from '../../../db/contests.ts';
import type { DisplayState } from '../../protocol/control.ts';
import type { Black, DisplayFrame, DisplayReport, Shown, Step } from '../../protocol/display.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import type { RoundId } from '../../rules/ids.ts';
import type { Actor } from '../actor.ts';
import type { Bank } from '../bank.ts';
import type { BoardFeed } from '../boards/feed.ts';
import type { Participation } from '../boards/participation.ts';
import { tokenHash } from '../keys.ts';
import { gathered } from '../office/gathered.ts';
import { versions } from '../office/versions.ts';
import type { Live } from '../live/live.ts';
import type { Parts } from '../parts.ts';
import type { Round } from '../round.ts';
import { Turns } from '../turns.ts';
import { browsers } from './browsers.ts';
import { displayActs, DONE } from './display-acts.ts';
import { displayPath } from './display-link.ts';
import { readDisplay, screenOf, stepped, type Display } from './display.ts';
import { participationShown } from './participation-screen.ts';
import { standingScreens } from './standing-screen.ts';

export type Displays = ReturnType<typeof displays>;

type Done = Verdict<Record<string, never>>;

export interface DisplaysSetting {
  contest: ContestRow;
  rounds: readonly Round[];
  bank: Bank;
  participation: Pick<Participation, 'forEverybody'>;
  boardFeed: Pick<BoardFeed, 'follow'>;
  live: Pick<Live, 'shown' | 'has' | 'onChange'>;
  /** Above every version that a process before this one gave. */
  firstVersion: number;
  /** Something that the organisers see of the displays has changed. */
  changed(): void;
}

/** Between two frames of a standing that moves, milliseconds. */
const GATHERED = 500;

/** The screens on the walls: what each one shows now, and nothing of what it shows next. */
export function displays(parts: Parts, setting: DisplaysSetting) {
  const { stores, clock, keys, events } = parts;
  const { contest, participation } = setting;
  const shelf = new Map<string, Display>();
  const showing = browsers(clock);
  const standings = standingScreens(parts, setting);
  const nextVersion = versions(clock, setting.firstVersion);
  const frames = new Map<string, { version: number; text: string }>();
  /** By display: the last version before the picture was changed by hand, behind which presses belong to the picture before. */
  const movedAt = new Map<string, number>();
  const composing = new Map<string, Turns>();
  const listeners = { frame: (_id: string): void => undefined, removed: (_id: string): void => undefined };
  const offFeed = setting.boardFeed.follow(() => tellAll('participation'));
  setting.live.onChange((session) => tellAll('live', session));
  const moving = gathered(clock, GATHERED, () => tellAll('standing'));

  const acts = displayActs(parts, {
    contest: contest.id,
    hasRound: (number) => setting.rounds.some((round) => round.number === number),
    hasSession: setting.live.has,
    of: (id) => shelf.get(id),
    keep: (display) => {
      shelf.set(display.id, display);
      movedAt.set(display.id, nextVersion());
      // What was changed by hand waits for no picture of before.
      composing.delete(display.id);
      tell(display.id);
      setting.changed();
    },
    drop: (id) => {
      shelf.delete(id);
      showing.forget(id);
      [frames, movedAt, composing].forEach((about) => about.delete(id));
      listeners.removed(id);
      setting.changed();
    },
  });

  async function shownOn(display: Display): Promise<Shown> {
    const screen = screenOf(display);
    switch (screen?.kind) {
      case undefined:
        return { kind: 'black' };
      case 'live':
        return (await setting.live.shown(screen.session)) ?? { kind: 'black' };
      case 'standing':
        return standings.shown(display.id, screen);
      case 'participation':
        return participationShown(participation.forEverybody(screen.scope), screen);
      case 'message':
        return screen;
    }
  }

  async function compose(id: string): Promise<DisplayFrame | undefined> {
    const display = shelf.get(id);
    if (display === undefined) return undefined;
    const { place, script, clicker, lift, sound } = display;
    const { name, zone, demonstration } = contest;
    const content = { contest: name, zone, demonstration, shown: await shownOn(display), place: place + 1, of: script.length, clicker, lift, sound };
    // Moved or removed while it was read: a version of now on a picture of before would take a press for it.
    if (shelf.get(id) !== display) return frameOf(id);
    const text = JSON.stringify(content);
    const before = frames.get(id);
    const version = before?.text === text ? before.version : nextVersion();
    frames.set(id, { version, text });
    return { version, now: clock.now(), ...content };
  }

  function tell(id: string): void {
    if (showing.isShown(id)) listeners.frame(id);
  }

  /** Those whose picture is of a kind that has moved. */
  function tellAll(kind?: Shown['kind'], session?: string): void {
    for (const display of shelf.values()) {
      const screen = screenOf(display);
      const isOther = screen?.kind === 'live' && session !== undefined && screen.session !== session;
      if ((kind === undefined || screen?.kind === kind) && !isOther) tell(display.id);
    }
  }

  /** One after another for each display, so that what was composed later has the higher version; a slow standing holds up its own wall alone. */
  async function frameOf(id: string): Promise<DisplayFrame | undefined> {
    if (!shelf.has(id)) return undefined;
    const own = composing.get(id) ?? new Turns();
    composing.set(id, own);
    return own.take(() => (composing.get(id) === own ? compose(id) : frameOf(id)));
  }

  /** By the numbers of the rounds whose standing somebody looks at, how many rows of it are shown at most. */
  function standingsShown(): Map<number, number> {
    const most = new Map<number, number>();
    for (const display of shelf.values()) {
      const screen = showing.isShown(display.id) ? screenOf(display) : undefined;
      if (screen?.kind === 'standing') most.set(screen.round, Math.max(screen.top, most.get(screen.round) ?? 0));
    }
    return most;
  }

  function isShown(round: RoundId, rank: number): boolean {
    const number = setting.rounds.find(({ id }) => id === round)?.number ?? 0;
    return rank <= (standingsShown().get(number) ?? 0);
  }

  /** Whether a press was made on the picture that is there now: not before it was moved by hand, and not on one that never was. */
  function isOfNow(id: string, version: number): boolean {
    return version > (movedAt.get(id) ?? 0) && version <= (frames.get(id)?.version ?? 0);
  }

  async function byClicker(id: string, act: string, moved: (display: Display) => Display): Promise<Done> {
    const before = shelf.get(id);
    if (before === undefined) return { ok: false, refusal: 'unknown' };
    if (!before.clicker) return { ok: false, refusal: 'not-allowed' };
    const actor: Actor = { name: `display:${before.name}`, via: 'page' };
    return acts.change(actor, act, { before, after: moved(before) });
  }

  async function stepBy(id: string, { version, by }: Step): Promise<Done> {
    // The second of two presses from one picture is refused.
    if (shelf.get(id)?.clicker === true && !isOfNow(id, version)) return { ok: false, refusal: 'changed-meanwhile' };
    return byClicker(id, 'display-step', (display) => stepped(display, by));
  }

  async function blacken(id: string, { on }: Black): Promise<Done> {
    const once = (): Promise<Done> => byClicker(id, 'display-black', (display) => ({ ...display, black: on }));
    const done = await once();
    // On or off, whatever else was changed in the same moment.
    return !done.ok && done.refusal === 'changed-meanwhile' ? once() : done;
  }

  return {
    acts: { add: acts.add, set: acts.set, remove: acts.remove },
    load: async (): Promise<void> => {
      for (const row of await stores.displays.all(contest.id)) {
        shelf.set(row.id, readDisplay(row));
        // Presses from before the restart belong to pictures from before it.
        movedAt.set(row.id, setting.firstVersion);
      }
    },
    /** As organisers see them; the link only where it may be told. */
    states: (withPaths: boolean): DisplayState[] =>
      [...shelf.values()].map(({ id, name, script, place, black, clicker, lift, sound, version }) => {
        return { id, name, path: withPaths ? displayPath(keys, id) : null, script, place, black, clicker, lift, sound, version, ...showing.state(id) };
      }),
    /** The display of a link's token. */
    admit: (token: string): string | undefined => {
      const hash = tokenHash(token);
      return [...shelf.values()].find((display) => display.tokenHash.equals(hash))?.id;
    },
    /** What a display shows now; undefined where it was removed. */
    frame: frameOf,
    step: stepBy,
    black: blacken,
    report: (id: string, connection: string, report: DisplayReport): Done => {
      if (showing.report(id, connection, report)) setting.changed();
      return DONE;
    },
    connected: (id: string, connection: string): void => {
      showing.connected(id, connection);
      setting.changed();
    },
    gone: (id: string, connection: string): void => {
      if (!shelf.has(id)) return;
      showing.gone(id, connection);
      setting.changed();
    },
    /** An attempt has ended and is on disk. */
    ended: (attempt: AttemptRow): void => {
      standings.keep(standingsShown());
      standings.ended(attempt).then((rank) => rank !== undefined && isShown(attempt.round, rank) && moving.changed(), (error: unknown) => events.backgroundFailed('live standing', error));
    },
    /** Rounds have opened, moved, closed or been ranked anew. */
    touch: (): void => {
      standings.keep(standingsShown());
      tellAll();
    },
    /** Names who sends frames; it is told only of displays that somebody shows. */
    onFrame: (listener: (id: string) => void): void => {
      listeners.frame = listener;
    },
    /** Names who sends browsers away whose display was removed. */
    onRemoved: (listener: (id: string) => void): void => {
      listeners.removed = listener;
    },
    stop: (): void => {
      offFeed();
      moving.stop();
    },
  };
}
