import type { ActName, OrganiserAct } from '../../protocol/acts.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import type { Actor } from '../actor.ts';
import type { Attempts } from '../attempts.ts';
import type { Bank } from '../bank.ts';
import type { Participation } from '../boards/participation.ts';
import type { Displays } from '../displays/displays.ts';
import type { Live } from '../live/live.ts';
import type { Publications } from '../publications.ts';
import type { Schedule } from '../schedule.ts';
import type { Staff } from '../staff/accounts.ts';
import type { ParticipantId } from '../../rules/ids.ts';

/** What an act answers: JSON that the page and the command line read. */
export type Answer = Verdict<unknown>;

export type ActNamed<Name extends ActName> = Extract<OrganiserAct, { act: Name }>;

/** How each of these acts is carried out. Decided, written with its event, remembered, then answered. */
export type Acts<Name extends ActName = ActName> = { [Each in Name]: (actor: Actor, act: ActNamed<Each>) => Promise<Answer> };

export const DONE: Verdict<Record<string, never>> = { ok: true, value: {} };
export const UNKNOWN: Verdict<never> = { ok: false, refusal: 'unknown' };

/** What the acts work on. */
export interface Setting {
  contest: string;
  bank: Bank;
  attempts: Attempts;
  schedule: Schedule;
  participation: Participation;
  publications: Publications;
  displays: Pick<Displays, 'acts' | 'touch'>;
  staff: Staff;
  live: Pick<Live, 'exclude' | 'signedOut'>;
  /** Sends a participant's devices away. */
  dismiss(participant: ParticipantId): void;
  /** One participant's view has changed. */
  changed(participant: ParticipantId): void;
  /** The rounds have changed, or what everybody sees of them. */
  changedForAll(): void;
  isClockInDoubt(): boolean;
  /** From here on the clock counts as right. */
  trustClock(): void;
}
