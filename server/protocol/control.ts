import { z } from 'zod';
import { scope } from './board.ts';
import { displayReport, script } from './display.ts';
import { ROLES } from './roles.ts';

const instant = z.int().min(0);

export const displayState = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The path to open on the wall: `/display/<token>`; null for an auditor, who only reads. */
  path: z.string().nullable(),
  script,
  /** From 0. */
  place: z.int(),
  black: z.boolean(),
  clicker: z.boolean(),
  lift: z.union([z.literal(0), z.literal(8), z.literal(16)]),
  sound: z.boolean(),
  version: z.int(),
  /** Browsers connected with this link. */
  connected: z.int(),
  lastSeenAt: instant.nullable(),
  report: displayReport.nullable(),
});
export type DisplayState = z.infer<typeof displayState>;

export const controlRound = z.strictObject({
  number: z.int(),
  name: z.string(),
  phase: z.enum(['scheduled', 'open', 'closed']),
  opensAt: instant,
  closesAt: instant,
  closedAt: instant.nullable(),
  /** Attempts that run now; null where that number must stay in the dark. */
  running: z.int().nullable(),
  /** Whether a prediction keeps counts in bands while the round is open. */
  banded: z.boolean(),
  standing: z.enum(['live', 'after-close']),
  /** The newest edition of the ranking, and how many ties wait for a draw. */
  edition: z.int().nullable(),
  undecided: z.int(),
  /** What the public sees of it. */
  published: z.strictObject({ edition: z.int(), at: instant, top: z.int() }).nullable(),
});
export type ControlRound = z.infer<typeof controlRound>;

/** What the round is run from; pushed on change. */
export const controlView = z.strictObject({
  version: z.int(),
  now: instant,
  clockInDoubt: z.boolean(),
  rounds: z.array(controlRound),
  displays: z.array(displayState),
  withdrawn: z.array(z.strictObject({ code: z.string(), reason: z.string(), at: instant })),
});
export type ControlView = z.infer<typeof controlView>;

/** `GET /api/staff/questions?search=`: to choose one to withdraw. Keys only once every round that may draw it is closed. `drawn`: a round that has not closed may draw it. */
export const questionFound = z.strictObject({ code: z.string(), topic: z.string(), text: z.string(), withdrawn: z.boolean(), drawn: z.boolean() });
export type QuestionFound = z.infer<typeof questionFound>;
export const questionQuery = z.strictObject({ search: z.string().max(80).default('') });

/** `GET /api/staff/standing`: a page of a closed round's ranking, or of the running one for those who may not play. */
export const standingQuery = z.strictObject({
  round: z.coerce.number().int().min(1).max(99),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type StandingQuery = z.infer<typeof standingQuery>;

export const staffStandingRow = z.strictObject({
  participant: z.string(),
  rank: z.int(),
  name: z.string(),
  unit: z.string(),
  staffCodeTail: z.string(),
  /** Thousandths of a point. */
  score: z.int(),
  correct: z.int(),
  counted: z.int(),
  /** After all credits, milliseconds. */
  elapsed: z.int(),
  finishedAt: instant,
  distance: z.int().nullable(),
  attempt: z.int(),
  expired: z.boolean(),
  credits: z.strictObject({
    /** Taken off elapsed times, milliseconds. */
    outage: z.int(),
    lag: z.int(),
    /** Answers whose lag varied too much to be credited fully. */
    lagUnsteady: z.int(),
    /** Extra milliseconds that were granted for each question. */
    extraTime: z.int(),
    /** Questions that a reserve replaced. */
    replaced: z.int(),
  }),
  prize: z.string().nullable(),
});
export type StaffStandingRow = z.infer<typeof staffStandingRow>;

export const staffStanding = z.strictObject({
  round: z.int(),
  name: z.string(),
  edition: z.int(),
  reason: z.string(),
  at: instant,
  participants: z.int(),
  comparators: z.array(z.strictObject({ by: z.enum(['score', 'distance', 'elapsed', 'finishedAt']), order: z.enum(['asc', 'desc']) })),
  editions: z.array(z.strictObject({ edition: z.int(), at: instant, reason: z.string() })),
  undecided: z.array(
    z.strictObject({
      rank: z.int(),
      prizes: z.array(z.strictObject({ name: z.string(), places: z.int() })),
      people: z.array(z.strictObject({ participant: z.string(), name: z.string(), unit: z.string(), staffCodeTail: z.string() })),
    }),
  ),
  from: z.int(),
  rows: z.array(staffStandingRow),
});
export type StaffStanding = z.infer<typeof staffStanding>;

/** `GET /api/staff/log`: newest first. */
export const logQuery = z.strictObject({ before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export type LogQuery = z.infer<typeof logQuery>;
export const loggedAct = z.strictObject({
  number: z.int(),
  at: instant,
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type LoggedAct = z.infer<typeof loggedAct>;
/** Whom or what an act was about, as people know it: a person by the end of the staff code and the unit. */
const loggedAbout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), staffCodeTail: z.string(), unit: z.string() }),
  z.strictObject({ kind: z.enum(['round', 'unit', 'display', 'contest']), name: z.string() }),
  z.strictObject({ kind: z.literal('invitation'), role: z.enum(ROLES), unit: z.string().nullable() }),
]);
export type LoggedAbout = z.infer<typeof loggedAbout>;
const namedAct = loggedAct.extend({
  /** Null where the subject says itself what it is, or must not be told. */
  about: loggedAbout.nullable(),
  /** What ids and codes of the detail are called, by the detail's name. */
  names: z.record(z.string(), z.string()),
});
export type NamedAct = z.infer<typeof namedAct>;
export const staffLog = z.strictObject({ acts: z.array(namedAct), total: z.int(), firstBroken: z.int().nullable() });
export type StaffLog = z.infer<typeof staffLog>;

/** `GET /api/staff/accounts`. */
const staffAccount = z.strictObject({
  account: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  unit: z.string().nullable(),
  createdAt: instant,
  lastSignIn: instant.nullable(),
});
export const staffAccounts = z.strictObject({
  accounts: z.array(staffAccount),
  /** Links that nobody has used yet. */
  invitations: z.array(z.strictObject({ id: z.string(), role: z.enum(ROLES), unit: z.string().nullable(), madeAt: instant })),
  units: z.array(z.strictObject({ code: z.string(), name: z.string(), parent: z.string().nullable() })),
});
export type StaffAccounts = z.infer<typeof staffAccounts>;

/** `POST /api/staff/exact-look`: one board in exact numbers while they go in bands. */
export const exactLook = z.strictObject({ scope, reason: z.string().trim().max(500).default('') });
export type ExactLook = z.infer<typeof exactLook>;
