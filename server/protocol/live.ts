import { z } from 'zod';

/** Characters that fit on a wall beside a picture; a longer question or option is refused on saving, with its count. */
export const LONGEST_QUESTION = 170;
export const LONGEST_OPTION = 110;

const percent = z.int().min(0).max(1_000);
const seconds = (least: number, most: number): z.ZodInt => z.int().min(least).max(most);

/** Everything in which one live session can differ from another; declared before it starts, and shown to whoever joins. */
export const liveRules = z.strictObject({
  /** registered: people of the roster, with their codes, for their unit. guests: whoever has the PIN, under a checked nickname. */
  joining: z.enum(['registered', 'guests']),
  /** People at most. */
  capacity: z.int().min(1).max(20_000).default(2_000),
  /** until-close: the last choice before the close counts, with its own time. first: the first choice is final. */
  changes: z.enum(['until-close', 'first']).default('until-close'),
  /** right: a right answer brings all its points, and equal scores are ordered by time. speed: points fall with the time used, to the floor. */
  scoring: z
    .discriminatedUnion('by', [z.strictObject({ by: z.literal('right') }), z.strictObject({ by: z.literal('speed'), floorPercent: z.int().min(0).max(100) })])
    .default({ by: 'right' }),
  /** What a question's points are multiplied by, percent. */
  difficulty: z.strictObject({ easy: percent, medium: percent, hard: percent }).default({ easy: 100, medium: 100, hard: 100 }),
  /** Percent of the points on top for each right answer directly before, at most so many of them. Null: off. */
  streak: z.strictObject({ percentEach: z.int().min(1).max(100), most: z.int().min(1).max(20) }).nullable().default(null),
  /** A unit's score: the sum of its best `of` people over `of`; or the sum of all over their number, which counts as `floor` at least. */
  units: z
    .discriminatedUnion('by', [z.strictObject({ by: z.literal('best'), of: z.int().min(1).max(100) }), z.strictObject({ by: z.literal('mean'), floor: z.int().min(1).max(1_000) })])
    .default({ by: 'best', of: 3 }),
  /** How long ahead an opening is announced. */
  leadSeconds: seconds(2, 15).default(3),
  /** How long the question stands alone before its options open; 0: not at all. */
  readingSeconds: seconds(0, 60).default(0),
  /** As in a round's declaration: network lag measured by the server, taken off the elapsed time, milliseconds. Null: off. */
  lagCredit: z
    .strictObject({ percentile: z.int().min(1).max(50), cap: z.int().min(1).max(1000), slack: z.int().min(0).max(1000), gain: z.int().min(0).max(1000) })
    .nullable()
    .default({ percentile: 10, cap: 150, slack: 30, gain: 60 }),
  /** Whether phones show the options' text, or colour, shape and letter alone. */
  optionTexts: z.boolean().default(true),
  /** Rows of a standing on the projector. */
  top: z.int().min(1).max(10).default(5),
  /** In auto mode: how long a histogram, a standing, and a message stand. */
  autoSeconds: z.strictObject({ histogram: seconds(3, 600), standing: seconds(3, 600), message: seconds(3, 600) }).default({ histogram: 8, standing: 8, message: 8 }),
});
export type LiveRules = z.infer<typeof liveRules>;

/** Names a step for as long as the session exists, whatever is put before it. */
const stepId = z.string().regex(/^[\w-]{1,20}$/);

const questionStep = z.strictObject({
  kind: z.literal('question'),
  id: stepId,
  /** The question's code in the bank. */
  question: z.string().trim().min(1).max(40),
  seconds: seconds(5, 300),
  points: z.int().min(1).max(100).default(1),
  /** Counts for nothing. */
  practice: z.boolean().default(false),
  /** What follows its close. The key is released with the histogram, or where there is none, with the standing; without both, with the next screen. */
  histogram: z.boolean().default(true),
  standing: z.boolean().default(true),
});
export type LiveQuestionStep = z.infer<typeof questionStep>;

const liveStep = z.discriminatedUnion('kind', [
  questionStep,
  /** With seconds it counts down and, in auto mode, goes on by itself. */
  z.strictObject({ kind: z.literal('pause'), id: stepId, title: z.string().trim().max(80), seconds: seconds(5, 7_200).nullable() }),
  z.strictObject({ kind: z.literal('message'), id: stepId, title: z.string().trim().min(1).max(80), text: z.string().trim().max(300) }),
]);
export type LiveStep = z.infer<typeof liveStep>;

const MOST_STEPS = 100;
const MOST_SPARES = 20;
const spares = z.array(questionStep).max(MOST_SPARES).default([]);

/**
 * What is shown in which order, and the questions that can replace a voided one, in theirs. Ids and questions stand in it once. Spares come
 * into the course: with them a script has a hundred steps at most.
 */
export const liveScript = z
  .strictObject({ steps: z.array(liveStep).min(1).max(MOST_STEPS), spares })
  .refine((script) => script.steps.length + script.spares.length <= MOST_STEPS);

/** As it is kept: every spare may have come in, also behind a hundred steps. */
export const keptScript = z.strictObject({ steps: z.array(liveStep).min(1).max(MOST_STEPS + MOST_SPARES), spares });
export type LiveScript = z.infer<typeof liveScript>;

/**
 * draft: its PIN opens nothing yet. lobby: people join. announced: a question opens at an instant that everybody knows. reading: it
 * stands alone, the options open at such an instant. open: it can be answered. closed: no more, and the key is not out. histogram: the
 * key is out. standing, pause, message: as the script says. ended: the last standing stays.
 */
export const LIVE_PHASES = ['draft', 'lobby', 'announced', 'reading', 'open', 'closed', 'histogram', 'standing', 'pause', 'message', 'ended'] as const;

/** What is told of a question from its announcement on; the same whatever the question is. */
export const liveQuestionHead = z.strictObject({
  step: z.string(),
  /** From 1; a practice question is 0. Voided questions keep their number, a spare gets the next one. */
  number: z.int(),
  of: z.int(),
  practice: z.boolean(),
  limitSeconds: z.int(),
});
export type LiveQuestionHead = z.infer<typeof liveQuestionHead>;

/**
 * A picture on its way: before the opening only its sealed bytes can be fetched, whose length is one of a few classes. The seal is the
 * ChaCha20 key stream of `key` (32 bytes) and a nonce of zeros, counter from 0; of what it opens the first `length` bytes are the picture.
 */
export const sealedPicture = z.strictObject({ url: z.string(), bytes: z.int() });
export const openPicture = sealedPicture.extend({
  /** Base64. */
  key: z.string(),
  length: z.int(),
  type: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
});
export type SealedPicture = z.infer<typeof sealedPicture>;
export type OpenPicture = z.infer<typeof openPicture>;

/** How often each option was chosen, and the key: what a histogram is drawn from. */
export const revealed = z.strictObject({
  key: z.int(),
  /** By the options' places. */
  counts: z.array(z.int()),
  /** People who answered, and who could have. */
  answered: z.int(),
  people: z.int(),
  explanation: z.string(),
  citation: z.string(),
  /** Why it counts for nobody, where it was voided. */
  voided: z.string().nullable(),
});
export type Revealed = z.infer<typeof revealed>;
