import { z } from 'zod';
import { correction } from './public.ts';
import type { Ack } from './refusals.ts';

/** Rises with every change of what a page and a server say to each other; an old page is told to reload. */
export const PROTOCOL_VERSION = 3;

const instant = z.int().min(0);
const milliseconds = z.int().min(0);

// ── What a participant may say ────────────────────────────────────────────────────────────────────────────────────

export const signIn = z.strictObject({ staffCode: z.string().min(1).max(40), personalCode: z.string().min(1).max(40) });
export type SignIn = z.infer<typeof signIn>;

export const signedIn = z.strictObject({ token: z.string().min(20).max(100), name: z.string(), unit: z.string() });
export type SignedIn = z.infer<typeof signedIn>;

/** What a page shows a socket or, as a bearer token, an HTTPS request. */
export const admission = z.strictObject({ token: z.string().min(20).max(100), protocol: z.int() });

export const nothing = z.strictObject({});

/** The trial question's answer: it is acknowledged and counts for nothing. */
export const trial = z.strictObject({ choice: z.int().min(0).max(9) });
export type Trial = z.infer<typeof trial>;

/** `shortAccepted`: the participant has read that the round closes before the whole paper's time is over. */
export const start = z.strictObject({ shortAccepted: z.boolean() });
export type Start = z.infer<typeof start>;

/** `question`: the number under which the view showed it; `choice`: the place among the options as shown. */
export const answer = z.strictObject({
  attempt: z.string().min(1).max(40),
  question: z.int().min(0).max(999),
  revision: z.literal(1),
  choice: z.int().min(0).max(9),
});
export type Answer = z.infer<typeof answer>;

/** How many people the participant thinks it will be; given once for an ended attempt, and final. */
export const predict = z.strictObject({ attempt: z.string().min(1).max(40), guess: z.int().min(0).max(10_000_000) });
export type Predict = z.infer<typeof predict>;

/** The result of an earlier round, by its number. */
export const pastResult = z.strictObject({ round: z.int().min(1).max(99) });
export type PastResult = z.infer<typeof pastResult>;

// ── What a participant gets ───────────────────────────────────────────────────────────────────────────────────────

/** What the server has on disk for one question. */
export const receipt = z.strictObject({ question: z.int(), choice: z.int(), receivedAt: instant, saved: z.int(), of: z.int() });
export type Receipt = z.infer<typeof receipt>;

/** The prediction that the server has on disk. */
export const predicted = z.strictObject({ guess: z.int(), receivedAt: instant });
export type Predicted = z.infer<typeof predicted>;

export const trialReceipt = z.strictObject({ choice: z.int(), key: z.int(), receivedAt: instant });
export type TrialReceipt = z.infer<typeof trialReceipt>;

const shownQuestion = z.strictObject({ text: z.string(), options: z.array(z.string()).min(2).max(10) });
export type ShownQuestion = z.infer<typeof shownQuestion>;

export const roundSummary = z.strictObject({
  number: z.int(),
  name: z.string(),
  opensAt: instant,
  closesAt: instant,
  questions: z.int(),
  /** This participant's own limit for each question: the declared one plus any extra time granted. */
  limitSeconds: z.int(),
  attempts: z.int(),
});
export type RoundSummary = z.infer<typeof roundSummary>;

const asks = z.enum(['participants', 'all-correct']);

/** The extra question of a round that breaks ties: `own` is what this participant has given for the attempt. Nobody is told a count before the close. */
const prediction = z.strictObject({ attempt: z.string(), round: z.string(), asks, own: z.int().nullable() });
export type Prediction = z.infer<typeof prediction>;

const step = z.strictObject({
  by: z.enum(['score', 'distance', 'elapsed', 'finishedAt']),
  order: z.enum(['asc', 'desc']),
  own: z.int().nullable(),
  above: z.int().nullable(),
  decides: z.boolean(),
});

const reviewed = z.strictObject({
  place: z.int(),
  text: z.string(),
  options: z.array(z.string()),
  key: z.int(),
  choice: z.int().nullable(),
  elapsed: milliseconds,
  withdrawn: z.string().nullable(),
  explanation: z.string(),
  citation: z.string(),
});

/** A closed round as its participant sees it: rank, why, and every question with key, own choice and citation. */
export const result = z.strictObject({
  round: z.strictObject({ number: z.int(), name: z.string(), closedAt: instant }),
  rank: z.int(),
  participants: z.int(),
  tied: z.int(),
  prize: z.string().nullable(),
  prizeUndecided: z.boolean(),
  /** Thousandths of a point, after scaling for withdrawn questions. */
  score: z.int(),
  correct: z.int(),
  counted: z.int(),
  questions: z.int(),
  elapsed: milliseconds,
  finishedAt: instant,
  /** Null where the round asked for none; `guess` is null where none was given. */
  prediction: z.strictObject({ asks, guess: z.int().nullable(), actual: z.int() }).nullable(),
  receipt: z.string(),
  above: z.strictObject({ rank: z.int(), steps: z.array(step) }).nullable(),
  /** The rank before each newer edition, the oldest first. */
  corrections: z.array(correction.extend({ rankBefore: z.int() })),
  review: z.array(reviewed),
});
export type Result = z.infer<typeof result>;
export type ResultStep = z.infer<typeof step>;
export type Reviewed = z.infer<typeof reviewed>;

const state = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('excluded'), because: z.enum(['organiser', 'jury', 'helper']) }),
  z.strictObject({ state: z.literal('no-round') }),
  /** `missed`: the round that has just closed without this participant. */
  z.strictObject({ state: z.literal('not-open'), round: roundSummary, missed: z.strictObject({ name: z.string(), closedAt: instant }).nullable() }),
  /** `prediction`: of the attempt before this one, where its round is still open and asks for one. */
  z.strictObject({ state: z.literal('ready'), round: roundSummary, trial: shownQuestion, attemptsTaken: z.int(), prediction: prediction.nullable() }),
  /** The attempt runs on another device; it may be taken over. */
  z.strictObject({ state: z.literal('elsewhere'), round: roundSummary }),
  z.strictObject({
    state: z.literal('question'),
    round: roundSummary,
    attempt: z.string(),
    /** The number to answer under; differs from `place` when a reserve took a place. */
    question: z.int(),
    place: z.int(),
    shown: shownQuestion,
    shownAt: instant,
    deadline: instant,
    saved: z.int(),
    replaced: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('finished'),
    round: roundSummary,
    finishedAt: instant,
    answered: z.int(),
    /** Null where the declaration keeps it until the close. */
    elapsed: milliseconds.nullable(),
    score: z.int().nullable(),
    receipt: z.string(),
    expired: z.boolean(),
    prediction: prediction.nullable(),
  }),
  /** The round is over and this participant took no part. */
  z.strictObject({ state: z.literal('missed'), round: roundSummary }),
  z.strictObject({ state: z.literal('result'), result }),
]);

/** The whole of what one participant's device may know now. A page ignores a version lower than the one it shows. */
export const participantView = z.strictObject({
  version: z.int(),
  /** The server's clock at sending, epoch milliseconds. */
  now: instant,
  name: z.string(),
  unit: z.string(),
  /** Closed rounds in which this participant took part. */
  past: z.array(z.strictObject({ number: z.int(), name: z.string() })),
  state,
});
export type ParticipantView = z.infer<typeof participantView>;
export type ParticipantState = z.infer<typeof state>;

/** Why a device has to sign in again, or knows nothing any more. */
export const farewell = z.strictObject({ why: z.enum(['signed-out', 'revoked', 'restarting', 'too-fast', 'old-page']) });
export type Farewell = z.infer<typeof farewell>;

export interface ParticipantToServer {
  clock: (body: Record<string, never>, ack: Ack<{ now: number }>) => void;
  trial: (body: Trial, ack: Ack<TrialReceipt>) => void;
  start: (body: Start, ack: Ack<Record<string, never>>) => void;
  answer: (body: Answer, ack: Ack<Receipt>) => void;
  predict: (body: Predict, ack: Ack<Predicted>) => void;
  'take-over': (body: Record<string, never>, ack: Ack<Record<string, never>>) => void;
  'past-result': (body: PastResult, ack: Ack<Result>) => void;
  'sign-out': (body: Record<string, never>, ack: Ack<Record<string, never>>) => void;
}

export interface ServerToParticipant {
  view: (view: ParticipantView) => void;
  farewell: (farewell: Farewell) => void;
}
