/*
 * A live session on a phone.
 *
 * 1. `GET /api/live/lobby?pin=` says what the PIN is of and how one joins. `POST /api/live/join` gives a token of the session, to a
 *    registered person beside the bearer token of the weekly contest's sign-in, to a guest for a nickname. The page keeps the token:
 *    with it a reload or another start of the phone is the same player again. Joining again as the same registered person gives a new
 *    token, and the old one ends.
 * 2. The socket `/live` is admitted by the token. It is sent a `view`, whole, on connecting and when something personal has changed;
 *    a `screen` when what everybody sees has changed, encoded once for all; where it releases a key, and at the end, each player's
 *    own place stands in it. An `own` alone comes where that changes without another screen. What has a lower version than what is
 *    shown is ignored. The newest socket of a player is the one: an older one is sent away.
 * 3. For each question that is: announced (or, with a reading phase, reading), open, the answer and its acknowledgement, histogram.
 *    The close is no message: it is `closesAt`, and a host who closes early shows the result with it. Seconds that a host gives are one
 *    more: eight with a change of mind, of which each has its acknowledgement.
 * 4. Where no WebSocket gets through: `GET /api/live/view` every two seconds and `POST /api/live/answer`, with the token as bearer and
 *    the protocol's version in `x-hoithi-protocol`.
 */
import { z } from 'zod';
import { liveQuestionHead, liveRules, openPicture, revealed, sealedPicture } from './live.ts';
import type { Ack } from './refusals.ts';

/** Rises with every change of what the live pages and a server say to each other; an old page is told to reload. */
export const LIVE_PROTOCOL_VERSION = 2;

const instant = z.int().min(0);
const points = z.int();
const pin = z.string().regex(/^\d{6}$/);

export const lobbyQuery = z.strictObject({ pin });

/** `shut`: why nobody else can join, null where people can; who has a token comes back all the same. */
export const liveLobby = z.strictObject({
  session: z.string(),
  name: z.string(),
  contest: z.string(),
  demonstration: z.boolean(),
  joining: z.enum(['registered', 'guests']),
  shut: z.enum(['not-begun', 'locked', 'full', 'ended']).nullable(),
});
export type LiveLobby = z.infer<typeof liveLobby>;

/**
 * `nickname` for guests, null for registered people. `ticket`: a token of the page's own making, at least 144 random bits in base64url; joining
 * once more with it, after a lost answer, is the same player. Without one the server makes the token.
 */
export const liveJoin = z.strictObject({ pin, nickname: z.string().max(60).nullable(), ticket: z.string().regex(/^[\w-]{24,64}$/).optional() });
export type LiveJoin = z.infer<typeof liveJoin>;

const person = z.strictObject({ name: z.string(), unit: z.string().nullable() });
export const liveJoined = z.strictObject({ token: z.string(), session: z.string(), you: person });
export type LiveJoined = z.infer<typeof liveJoined>;

export const liveAdmission = z.strictObject({ token: z.string().min(20).max(100), protocol: z.int() });

/** `revision`: from 1, one more for each change of mind; the same one again gets the same verdict and changes nothing. */
export const liveAnswer = z.strictObject({ step: z.string().min(1).max(20), choice: z.int().min(0).max(9), revision: z.int().min(1).max(50) });
export type LiveAnswer = z.infer<typeof liveAnswer>;

/** What the server has on disk. Elapsed is milliseconds from the own `shownAt`, credits taken off. */
export const liveReceipt = z.strictObject({ step: z.string(), choice: z.int(), revision: z.int(), receivedAt: instant, shownAt: instant, elapsed: z.int() });
export type LiveReceipt = z.infer<typeof liveReceipt>;

// ── What everybody sees ───────────────────────────────────────────────────────────────────────────────────────────

const shown = liveQuestionHead.extend({
  text: z.string(),
  /** Null where the rules keep the texts on the projector. */
  options: z.array(z.string()).nullable(),
  choices: z.int(),
  picture: openPicture.nullable(),
});

/** The same for everybody of a session. Nothing in it depends on a key before its histogram, nor on a question before it opens. */
const screen = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('lobby') }),
  /** Text comes at `opensAt`, by the server's clock; a picture can be fetched now. With a reading phase it is that which opens. */
  liveQuestionHead.extend({ screen: z.literal('announced'), opensAt: instant, picture: sealedPicture.nullable() }),
  /** `opensAt`: of the options. */
  liveQuestionHead.extend({ screen: z.literal('reading'), opensAt: instant, text: z.string(), picture: openPicture.nullable() }),
  /** `closesAt` is for everybody; the own deadline is never before it. */
  shown.extend({ screen: z.literal('open'), opensAt: instant, closesAt: instant }),
  shown.extend({ screen: z.literal('closed') }),
  shown.extend({ screen: z.literal('histogram'), revealed }),
  /** Also behind a question without histogram or standing: look at the projector. */
  z.strictObject({ screen: z.literal('standing') }),
  z.strictObject({ screen: z.literal('pause'), title: z.string(), until: instant.nullable() }),
  z.strictObject({ screen: z.literal('message'), title: z.string(), text: z.string() }),
  z.strictObject({ screen: z.literal('ended') }),
]);
export type LivePlayerScreen = z.infer<typeof screen>;

// ── What one player sees ──────────────────────────────────────────────────────────────────────────────────────────

/** Where a player stands after the last released question; scores in thousandths of a point, times in milliseconds. */
export const liveOwn = z.strictObject({
  version: z.int(),
  /** The question that this follows; null at the end and before the first. */
  step: z.string().nullable(),
  /** Of that question: the choice that counted, whether it was right, and what it brought. A voided or practice question brings 0. */
  last: z.strictObject({ choice: z.int().nullable(), right: z.boolean(), gained: points, elapsed: z.int() }).nullable(),
  score: points,
  right: z.int(),
  counted: z.int(),
  elapsed: z.int(),
  rank: z.int(),
  /** Before that question; null where there was none. */
  rankBefore: z.int().nullable(),
  people: z.int(),
  /** What is missing to the next better place; null for the first. With equal scores it is time that is missing. */
  behind: z.strictObject({ rank: z.int(), score: points, elapsed: z.int() }).nullable(),
  unit: z.strictObject({ rank: z.int(), units: z.int(), score: points }).nullable(),
});
export type LiveOwn = z.infer<typeof liveOwn>;

/**
 * `now`: the server's clock when the sending began. `own`: with what releases a key, and at the end; everything else is the same for all.
 */
export const livePlayerScreen = z.strictObject({ version: z.int(), now: instant, screen, own: liveOwn.optional() });
export type LivePlayerScreenMessage = z.infer<typeof livePlayerScreen>;

export const livePlayerView = z.strictObject({
  version: z.int(),
  now: instant,
  session: z.strictObject({ name: z.string(), contest: z.string(), demonstration: z.boolean(), rules: liveRules }),
  you: person,
  screen,
  /** Of the question that is open or has just closed: when it was shown to this player, until when it is taken, and what is stored. */
  question: z.strictObject({ step: z.string(), shownAt: instant, deadline: instant, stored: liveReceipt.nullable() }).nullable(),
  own: liveOwn.nullable(),
});
export type LivePlayerView = z.infer<typeof livePlayerView>;

/** elsewhere: a newer socket of the same player. removed: by the host, for good. */
export const liveFarewell = z.strictObject({ why: z.enum(['elsewhere', 'removed', 'signed-out', 'restarting', 'too-fast']) });
export type LiveFarewell = z.infer<typeof liveFarewell>;

export interface LivePlayerToServer {
  clock: (body: Record<string, never>, ack: Ack<{ now: number }>) => void;
  answer: (body: LiveAnswer, ack: Ack<LiveReceipt>) => void;
}

export interface ServerToLivePlayer {
  view: (view: LivePlayerView) => void;
  screen: (screen: LivePlayerScreenMessage) => void;
  own: (own: LiveOwn) => void;
  farewell: (farewell: LiveFarewell) => void;
}
