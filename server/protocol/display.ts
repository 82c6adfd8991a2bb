import { z } from 'zod';
import type { Ack } from './refusals.ts';
import { figure, scope } from './board.ts';
import { liveShown } from './live-projector.ts';

export const DISPLAY_PROTOCOL_VERSION = 2;

/** One picture of a display's script. */
export const screen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('standing'), round: z.int().min(1).max(99), top: z.int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('participation'), scope, category: z.enum(['city', 'district', 'central']).nullable() }),
  z.strictObject({ kind: z.literal('message'), title: z.string().trim().min(1).max(80), text: z.string().trim().max(300) }),
  /** Whatever the hall is to see of a live session, by its id. */
  z.strictObject({ kind: z.literal('live'), session: z.string().min(1).max(40) }),
]);
export type Screen = z.infer<typeof screen>;

export const script = z.array(screen).min(1).max(40);

/** Percent of the height by which content is lifted, for people who stand before the wall. */
export const lift = z.union([z.literal(0), z.literal(8), z.literal(16)]);

/** What a display's link shows the socket. */
export const displayAdmission = z.strictObject({ token: z.string().min(20).max(100), protocol: z.int() });

/** A clicker's step: `version` is the frame's on which it was pressed, so that two presses from one frame move once. */
export const step = z.strictObject({ version: z.int(), by: z.union([z.literal(1), z.literal(-1)]) });
export const black = z.strictObject({ on: z.boolean() });
export type Step = z.infer<typeof step>;
export type Black = z.infer<typeof black>;

/** What a display says of itself, for the organiser's page. */
export const displayReport = z.strictObject({ started: z.boolean(), fullScreen: z.boolean(), sound: z.boolean(), awake: z.boolean(), hidden: z.boolean() });
export type DisplayReport = z.infer<typeof displayReport>;

const standingRow = z.strictObject({
  /** Stable while the row moves; says nothing. */
  key: z.string(),
  rank: z.int(),
  name: z.string(),
  unit: z.string(),
  /** Thousandths of a point. */
  score: z.int(),
  correct: z.int(),
  elapsed: z.int(),
  prize: z.string().nullable(),
});
export type DisplayStandingRow = z.infer<typeof standingRow>;

const participationRow = z.strictObject({ key: z.string(), name: z.string(), quota: z.int(), figure });
export type DisplayParticipationRow = z.infer<typeof participationRow>;

export const shown = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('standing'),
    round: z.string(),
    questions: z.int(),
    /** hidden: not before the close. live: changes still. final: closed. */
    state: z.enum(['hidden', 'live', 'final']),
    closesAt: z.int(),
    rows: z.array(standingRow),
  }),
  z.strictObject({
    kind: z.literal('participation'),
    title: z.string().nullable(),
    category: z.enum(['city', 'district', 'central']).nullable(),
    closesAt: z.int(),
    isOver: z.boolean(),
    city: z.strictObject({ figure, reached: z.int().nullable(), units: z.int() }),
    rows: z.array(participationRow),
  }),
  z.strictObject({ kind: z.literal('message'), title: z.string(), text: z.string() }),
  liveShown,
  z.strictObject({ kind: z.literal('black') }),
]);
export type Shown = z.infer<typeof shown>;

/** The whole of what a display shows now; nothing of the next picture is in it. */
export const displayFrame = z.strictObject({
  version: z.int(),
  now: z.int(),
  contest: z.string(),
  zone: z.string(),
  demonstration: z.boolean(),
  shown,
  /** Place of the picture in the script, from 1, and how many there are. */
  place: z.int(),
  of: z.int(),
  /** Whether keys of this display's clicker step through the script. */
  clicker: z.boolean(),
  lift,
  sound: z.boolean(),
});
export type DisplayFrame = z.infer<typeof displayFrame>;

export const displayFarewell = z.strictObject({ why: z.enum(['removed', 'restarting', 'too-fast']) });
export type DisplayFarewell = z.infer<typeof displayFarewell>;

export interface DisplayToServer {
  step: (body: Step, ack: Ack<Record<string, never>>) => void;
  black: (body: Black, ack: Ack<Record<string, never>>) => void;
  report: (body: DisplayReport, ack: Ack<Record<string, never>>) => void;
}

export interface ServerToDisplay {
  frame: (frame: DisplayFrame) => void;
  farewell: (farewell: DisplayFarewell) => void;
}
