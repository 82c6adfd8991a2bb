import type { ControlRound, ControlView, DisplayState } from '../../protocol/control.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Bank } from '../bank.ts';
import type { Parts } from '../parts.ts';
import type { Round } from '../round.ts';
import { Turns } from '../turns.ts';
import { gathered } from './gathered.ts';

export interface ControlSources {
  rounds: readonly Round[];
  bank: Bank;
  /** Attempts that run now. */
  running(round: Round): number;
  /** What the public sees of a round's ranking. */
  published(round: Round): ControlRound['published'];
  /** The displays; their paths only where they may be told. */
  displays(withPaths: boolean): DisplayState[];
  isClockInDoubt(): boolean;
}

/** Between two messages to the organisers' pages, milliseconds: with the boards' it is at most four a second to each. */
const GATHERED = 1_000;

type Content = Omit<ControlView, 'version' | 'now'>;

/** What the rounds are run from. Its version rises with its content, and with nothing else. */
export function controlViews({ stores, clock, events }: Pick<Parts, 'stores' | 'clock' | 'events'>, on: ControlSources & { nextVersion(): number }) {
  const listeners = new Set<() => void>();
  // One after another, so that what was read later has the higher version.
  const reading = new Turns();
  let newest = { version: 0, text: '' };
  let told = 0;

  async function read(): Promise<{ content: Content; version: number }> {
    const content: Content = {
      clockInDoubt: on.isClockInDoubt(),
      rounds: await Promise.all(on.rounds.map(controlRound)),
      displays: on.displays(true),
      withdrawn: [...on.bank.withdrawn].map(([id, { reason, at }]) => ({ code: on.bank.question(id).code, reason, at })),
    };
    const text = JSON.stringify(content);
    const isFirst = newest.version === 0;
    if (text !== newest.text) newest = { version: on.nextVersion(), text };
    // Before it nobody has been given another one.
    if (isFirst) told = newest.version;
    return { content, version: newest.version };
  }

  async function controlRound(round: Round): Promise<ControlRound> {
    const { number, name, phase, opensAt, closesAt, closedAt, declaration } = round;
    const ranking = phase === 'closed' ? (await stores.standings.editions(round.id)).at(-1) : undefined;
    // How many play now is a part of what the prediction asks for.
    const banded = phase === 'open' && declaration.prediction !== null;
    return {
      number,
      name,
      phase,
      opensAt,
      closesAt,
      closedAt,
      running: banded ? null : on.running(round),
      banded,
      standing: declaration.standing,
      edition: ranking?.edition ?? null,
      undecided: ranking?.undecided.length ?? 0,
      published: on.published(round),
    };
  }

  async function tell(): Promise<void> {
    if (listeners.size === 0) return;
    const { version } = await reading.take(read);
    if (version === told) return;
    told = version;
    for (const listener of listeners) listener();
  }

  const telling = gathered(clock, GATHERED, () => {
    tell().catch((error: unknown) => events.backgroundFailed('control', error));
  });

  return {
    view: async (role: Role): Promise<ControlView> => {
      const { content, version } = await reading.take(read);
      // Who has a display's path can show and step it: that is for those who may order it.
      const displays = role === 'organiser' ? content.displays : on.displays(false);
      return { version, now: clock.now(), ...content, displays };
    },
    /** From here on the listener is told of changes, gathered for a second; the returned function calls it off. */
    onChange: (listener: () => void): (() => void) => {
      const own = (): void => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    /** Something may have changed. */
    touch: telling.changed,
    stop: telling.stop,
  };
}
