/*
 * A live session in the host's control room.
 *
 * Everything is ordered by `POST /api/staff/live-order`, by organisers alone. An order that moves the session names the `revision` of
 * the view on which it was decided: of two who press at once the second is told `changed-meanwhile`, and the session has moved once.
 * Who drives is the host; another organiser takes over first, and what the host before orders is refused as `not-host`.
 * `GET /api/staff/live-sessions` lists them, `GET /api/staff/live?session=` is one host's view. On the staff's socket `follow` asks for
 * that view, and from then on it comes as `live` with every change, numbers at most twice a second, until another is followed.
 */
import { z } from 'zod';
import { keptScript, LIVE_PHASES, liveRules, liveScript } from './live.ts';
import { liveHallScreen, liveRow, liveUnitRow } from './live-projector.ts';

const instant = z.int().min(0);
const reason = z.string().trim().min(5).max(500);
const session = z.string().min(1).max(40);
const player = z.string().min(1).max(40);
const name = z.string().trim().min(1).max(120);
const moving = { session, revision: z.int().min(0) };

export const liveOrder = z.discriminatedUnion('order', [
  // Before it starts
  z.strictObject({ order: z.literal('create'), name, rules: liveRules, script: liveScript }),
  z.strictObject({ order: z.literal('save'), ...moving, name, rules: liveRules, script: liveScript }),
  /** From here on the PIN lets people in. */
  z.strictObject({ order: z.literal('open-lobby'), ...moving }),
  // What moves it
  /** To the next screen: announces the next question, closes an open one and shows what follows its close, shows histogram, standing, pause, message, ends behind the last. */
  z.strictObject({ order: z.literal('next'), ...moving }),
  /** Shows the screen before once more; no question opens again by it. */
  z.strictObject({ order: z.literal('back'), ...moving }),
  /** An announced question, or the options of one that is read, without waiting on. */
  z.strictObject({ order: z.literal('open-now'), ...moving }),
  /** As `next`, and for an open question alone. */
  z.strictObject({ order: z.literal('close-now'), ...moving }),
  z.strictObject({ order: z.literal('extend'), ...moving, seconds: z.int().min(1).max(120) }),
  /** Counts for nobody from here on. `replace`: the next spare comes directly behind. */
  z.strictObject({ order: z.literal('void'), ...moving, step: z.string().min(1).max(20), replace: z.boolean(), reason }),
  z.strictObject({ order: z.literal('auto'), ...moving, on: z.boolean() }),
  z.strictObject({ order: z.literal('end'), ...moving, reason }),
  // Who is in it
  z.strictObject({ order: z.literal('lock'), ...moving, locked: z.boolean() }),
  /** People at most; not below those who are in. */
  z.strictObject({ order: z.literal('capacity'), ...moving, capacity: liveRules.shape.capacity.unwrap() }),
  z.strictObject({ order: z.literal('take-over'), session }),
  /** Several at once are one act with one reason. */
  z.strictObject({ order: z.literal('remove'), session, players: z.array(player).min(1).max(100), reason }),
  z.strictObject({ order: z.literal('rename'), session, player, name: z.string().trim().min(1).max(60) }),
]);
export type LiveOrder = z.infer<typeof liveOrder>;
export type LiveOrderName = LiveOrder['order'];

/** What does not fit in a script that was to be saved; nothing is saved then. `length` and `most` are characters. */
const scriptProblem = z.discriminatedUnion('problem', [
  z.strictObject({ problem: z.literal('question-too-long'), step: z.string(), length: z.int(), most: z.int() }),
  z.strictObject({ problem: z.literal('option-too-long'), step: z.string(), option: z.int(), length: z.int(), most: z.int() }),
  z.strictObject({ problem: z.literal('unknown-question'), step: z.string() }),
  z.strictObject({ problem: z.literal('withdrawn-question'), step: z.string() }),
  /** A week that has not closed may draw it: its key would be out while people play it. */
  z.strictObject({ problem: z.literal('still-drawn'), step: z.string() }),
  /** The question, or the step's id, stands in the script before. */
  z.strictObject({ problem: z.literal('twice'), step: z.string() }),
]);

/** What `create` and `save` answer. `session` is null where nothing was saved, and `problems` says why. */
export const liveSaved = z.strictObject({ session: z.string().nullable(), revision: z.int(), problems: z.array(scriptProblem) });
export type LiveSaved = z.infer<typeof liveSaved>;

/** What every other order answers: the revision that the session has now. */
export const liveMoved = z.strictObject({ revision: z.int() });
export type LiveMoved = z.infer<typeof liveMoved>;

export const liveQuery = z.strictObject({ session });
/** `search` is part of a name, of a unit's name or code; the first hundred are answered. */
export const livePlayersQuery = z.strictObject({ session, search: z.string().max(60).default('') });
export const liveAnswersQuery = z.strictObject({ session, step: z.string().min(1).max(20) });

/** One session of the list, the newest first. */
export const liveSummary = z.strictObject({ session: z.string(), name: z.string(), phase: z.enum(LIVE_PHASES), pin: z.string(), people: z.int(), createdAt: instant, host: z.string() });
export type LiveSummary = z.infer<typeof liveSummary>;

/** A question that has been announced. */
const asked = z.strictObject({
  step: z.string(),
  number: z.int(),
  question: z.string(),
  practice: z.boolean(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  answered: z.int(),
  /** Null until it has closed. */
  right: z.int().nullable(),
  /** `moved`: how many ranks it has changed. `before` and `after`: the first ten of the standing around it. */
  voided: z
    .strictObject({ reason: z.string(), at: instant, moved: z.int(), before: z.array(z.string()), after: z.array(z.string()) })
    .nullable(),
});

/** The screens before they are public. A question's text, options and key stand in it from the beginning. */
const preview = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('question'), step: z.string(), number: z.int(), text: z.string(), options: z.array(z.string()), key: z.int(), alt: z.string().nullable(), seconds: z.int(), points: z.int(), practice: z.boolean() }),
  z.strictObject({ kind: z.literal('pause'), step: z.string(), title: z.string(), seconds: z.int().nullable() }),
  z.strictObject({ kind: z.literal('message'), step: z.string(), title: z.string(), text: z.string() }),
  /** Of the step that is there: what `next` leads to. */
  z.strictObject({ kind: z.enum(['close', 'histogram', 'standing']), step: z.string() }),
  z.strictObject({ kind: z.literal('end') }),
]);
export type LivePreview = z.infer<typeof preview>;

export const liveHostView = z.strictObject({
  /** Rises with every view; a page ignores one that is not newer. */
  version: z.int(),
  now: instant,
  session: z.string(),
  /** What an order names. */
  revision: z.int(),
  name: z.string(),
  pin: z.string(),
  /** The address behind the QR code. */
  link: z.string(),
  /** Account and name of who drives. */
  host: z.strictObject({ account: z.string(), name: z.string() }),
  phase: z.enum(LIVE_PHASES),
  /** Place of the step in the script, from 0; -1 before the first. */
  place: z.int(),
  /** When it goes on by itself: an opening, a close, or in auto mode the next screen. */
  dueAt: instant.nullable(),
  auto: z.boolean(),
  locked: z.boolean(),
  rules: liveRules,
  script: keptScript,
  /** Before it starts: codes of its questions that a week which has not closed may draw. It does not start with them. */
  stillDrawn: z.array(z.string()),
  /** What the hall sees, what `next` and `back` lead to; null where they lead nowhere. */
  hall: liveHallScreen.nullable(),
  next: preview.nullable(),
  back: preview.nullable(),
  numbers: z.strictObject({
    joined: z.int(),
    connected: z.int(),
    answered: z.int(),
    /** Of the question that is open or has closed: by the options' places. */
    choices: z.array(z.int()),
    units: z.array(z.strictObject({ code: z.string(), name: z.string(), joined: z.int(), connected: z.int(), answered: z.int() })),
  }),
  asked: z.array(asked),
  standing: z.array(liveRow),
  unitStanding: z.array(liveUnitRow),
});
export type LiveHostView = z.infer<typeof liveHostView>;
export type LiveAsked = z.infer<typeof asked>;

/** Whom a host may rename (guests) or remove. */
export const livePlayers = z.array(z.strictObject({ player: z.string(), name: z.string(), unit: z.string().nullable(), guest: z.boolean(), connected: z.boolean(), removed: z.boolean(), joinedAt: instant, score: z.int() }));
export type LivePlayers = z.infer<typeof livePlayers>;

/** Every revision of every answer to one question, with what was credited, milliseconds. */
export const liveAnswers = z.array(
  z.strictObject({
    player: z.string(),
    name: z.string(),
    revision: z.int(),
    choice: z.int(),
    shownAt: instant,
    receivedAt: instant,
    elapsed: z.int(),
    outageCredit: z.int(),
    lagCredit: z.int(),
    lagUnsteady: z.boolean(),
    counts: z.boolean(),
  }),
);
export type LiveAnswers = z.infer<typeof liveAnswers>;
