import { z } from 'zod';
import type { Ack } from './refusals.ts';
import { scope, type Board, type OwnUnit } from './board.ts';
import type { ControlView } from './control.ts';
import { liveQuery, type LiveHostView } from './live-host.ts';
import { ROLES } from './roles.ts';

/** Rises with every change of what the staff's pages and a server say to each other; an old page is told to reload. */
export const STAFF_PROTOCOL_VERSION = 1;

export const staffSignIn = z.strictObject({ account: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) });
export type StaffSignIn = z.infer<typeof staffSignIn>;

/** `GET /api/staff/me`: who is signed in, and the contest they work on. */
export const staffMe = z.strictObject({
  protocol: z.int(),
  account: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** A coordinator's unit. */
  unit: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  contest: z.strictObject({ name: z.string(), plan: z.string(), zone: z.string(), demonstration: z.boolean() }),
  /** When the session ends, epoch milliseconds. */
  expiresAt: z.int(),
  now: z.int(),
});
export type StaffMe = z.infer<typeof staffMe>;

// ── Over the socket ───────────────────────────────────────────────────────────────────────────────────────────────

/** What a staff page shows the socket beside its cookie. */
export const staffAdmission = z.strictObject({ protocol: z.int() });

/** Which board to follow from here on. */
export const watch = z.strictObject({ scope });
export type Watch = z.infer<typeof watch>;

/** Which live session to follow from here on. */
export const follow = liveQuery;
export type Follow = z.infer<typeof follow>;

export const staffFarewell = z.strictObject({ why: z.enum(['signed-out', 'removed', 'restarting', 'too-fast']) });
export type StaffFarewell = z.infer<typeof staffFarewell>;

export interface StaffToServer {
  /** An organiser or auditor follows the board of a scope, a coordinator the own unit in it; the first one is the answer. */
  watch: (body: Watch, ack: Ack<Board | OwnUnit>) => void;
  /** Organisers and auditors; the first view is the answer. */
  follow: (body: Follow, ack: Ack<LiveHostView>) => void;
}

export interface ServerToStaff {
  /** To organisers and auditors who watch. */
  board: (board: Board) => void;
  /** To coordinators who watch. */
  'own-unit': (unit: OwnUnit) => void;
  /** To organisers and auditors, on connecting and on change. */
  control: (control: ControlView) => void;
  /** To those who follow a live session. */
  live: (view: LiveHostView) => void;
  farewell: (farewell: StaffFarewell) => void;
}
