import { z } from 'zod';
import { liveQuestionHead, openPicture, revealed, sealedPicture } from './live.ts';

const instant = z.int().min(0);

/** One person in a standing; scores in thousandths of a point, times in milliseconds. */
export const liveRow = z.strictObject({
  /** Stable while the row moves; says nothing. */
  key: z.string(),
  rank: z.int(),
  /** Before the last question; null where there was none. */
  rankBefore: z.int().nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  score: z.int(),
  /** What the last question brought. */
  gained: z.int(),
  right: z.int(),
  elapsed: z.int(),
});
export type LiveRow = z.infer<typeof liveRow>;

export const liveUnitRow = z.strictObject({ key: z.string(), rank: z.int(), name: z.string(), people: z.int(), score: z.int() });
export type LiveUnitRow = z.infer<typeof liveUnitRow>;

const shown = liveQuestionHead.extend({ text: z.string(), options: z.array(z.string()), picture: openPicture.nullable() });
/** People who answered, and who are there. Told at most twice a second. */
const answering = { answered: z.int(), connected: z.int() };
const standing = { rows: z.array(liveRow), units: z.array(liveUnitRow), people: z.int() };

/** What the hall sees; of what comes next there is nothing in it. */
export const liveHallScreen = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('lobby'), people: z.int(), units: z.int() }),
  /** Text comes at `opensAt`, by the server's clock. */
  liveQuestionHead.extend({ screen: z.literal('announced'), opensAt: instant, picture: sealedPicture.nullable() }),
  liveQuestionHead.extend({ screen: z.literal('reading'), opensAt: instant, text: z.string(), picture: openPicture.nullable() }),
  shown.extend({ screen: z.literal('open'), opensAt: instant, closesAt: instant, ...answering }),
  shown.extend({ screen: z.literal('closed'), ...answering }),
  shown.extend({ screen: z.literal('histogram'), revealed }),
  z.strictObject({ screen: z.literal('standing'), ...standing }),
  z.strictObject({ screen: z.literal('pause'), title: z.string(), until: instant.nullable() }),
  z.strictObject({ screen: z.literal('message'), title: z.string(), text: z.string() }),
  z.strictObject({ screen: z.literal('ended'), ...standing }),
]);
export type LiveHallScreen = z.infer<typeof liveHallScreen>;

/** A session on a wall: `pin` and `link` stay in a corner for who comes late, and are null once nobody can join. */
export const liveShown = z.strictObject({
  kind: z.literal('live'),
  name: z.string(),
  pin: z.string().nullable(),
  link: z.string().nullable(),
  people: z.int(),
  hall: liveHallScreen,
});
export type LiveShown = z.infer<typeof liveShown>;
