import { z } from 'zod';

/** Everything in which one round can differ from another: what the rules page prints and the contest obeys. */
export const declaration = z.strictObject({
  /** One limit for each question, in the drawn order, no way back. */
  pacing: z.literal('question'),
  questions: z.int().min(1).max(100),
  limitSeconds: z.int().min(5).max(600),
  /** Attempts allowed for one person, and which of them counts. */
  attempts: z.int().min(1).max(20),
  counts: z.enum(['best', 'first', 'last']),
  /** Questions and reserves to draw from each topic; the questions add up to `questions`. */
  blueprint: z
    .array(z.strictObject({ topic: z.string().min(1).max(60), questions: z.int().min(0).max(100), reserves: z.int().min(0).max(20) }))
    .min(1)
    .max(40),
  comparators: z
    .array(z.strictObject({ by: z.enum(['score', 'distance', 'elapsed', 'finishedAt']), order: z.enum(['asc', 'desc']) }))
    .min(1)
    .max(6),
  prizes: z.array(z.strictObject({ id: z.string().min(1).max(40), name: z.string().min(1).max(80), places: z.int().min(1).max(1000) })).max(20),
  /** Whether one person may win in more than one round. */
  onePrizeEach: z.boolean(),
  /** Groups of people that may not play. */
  excluded: z.array(z.enum(['organiser', 'jury', 'helper'])),
  /** What a participant sees on finishing, before the round has closed for everybody. */
  shownAtFinish: z.array(z.enum(['score', 'elapsed'])),
  /** Server-measured network lag that is taken off the elapsed time, in milliseconds; null where the rule is off. */
  lagCredit: z
    .strictObject({ percentile: z.int().min(1).max(50), cap: z.int().min(1).max(1000), slack: z.int().min(0).max(1000), gain: z.int().min(0).max(1000) })
    .nullable(),
  /**
   * The extra question that breaks ties and earns no points: how many people take part, or how many papers are all correct. Until the
   * close such counts go to nobody in precise form: boards show bands of at least `grain` percent.
   */
  prediction: z.strictObject({ asks: z.enum(['participants', 'all-correct']), grain: z.int().min(1).max(50) }).nullable().default(null),
  /** Whether the standing may be shown while the round runs, or only once it has closed for everybody. */
  standing: z.enum(['live', 'after-close']).default('after-close'),
});
export type Declaration = z.infer<typeof declaration>;

/** A declaration whose parts fit together, or the sentence that says why not. */
export const checkedDeclaration = declaration
  .refine((round) => round.blueprint.reduce((sum, share) => sum + share.questions, 0) === round.questions, {
    message: 'the questions of the blueprint do not add up to the questions of the paper',
  })
  .refine((round) => new Set(round.blueprint.map((share) => share.topic)).size === round.blueprint.length, {
    message: 'a topic stands in the blueprint twice',
  })
  .refine((round) => round.prediction !== null || round.comparators.every((comparator) => comparator.by !== 'distance'), {
    message: 'a comparator by the distance of a prediction needs a prediction',
  })
  .refine((round) => round.prediction === null || round.standing === 'after-close', {
    message: 'a live standing would tell what the prediction asks',
  });
