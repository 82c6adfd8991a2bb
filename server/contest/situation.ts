import type { DeviceId, ParticipantId } from '../rules/ids.ts';

/** Whom to send away, and why: one device, or all of a person. */
export interface Dismissed {
  participant: ParticipantId;
  device?: DeviceId;
  why: 'revoked' | 'signed-out';
}

/** Where the contest stands to the world: what links to it, and whether its demonstration people may sign in. */
export interface Situation {
  entryAddress(): string;
  signInOpen: boolean;
  /** A proxy in front is expected; the demonstration of a server that expects none is closed to what comes through one. */
  behindProxy: boolean;
}
