import { deadlineOf, isInTime, type Shown } from './deadline.ts';

/** The question that is open in an attempt; `shown` is missing until it has been handed out. */
export interface OpenQuestion {
  item: number;
  options: number;
  shown: Shown | undefined;
}

export interface GivenAnswer {
  item: number;
  choice: number;
  receivedAt: number;
  /** Whether the device that sent it holds the attempt. */
  holds: boolean;
}

export type AnswerRefusal = 'elsewhere' | 'not-this-question' | 'malformed' | 'too-late';

/** Why an answer does not count, or undefined where it does. A question that was never shown cannot be answered. */
export function refuseAnswer(open: OpenQuestion, given: GivenAnswer): AnswerRefusal | undefined {
  if (!given.holds) return 'elsewhere';
  if (given.item !== open.item || open.shown === undefined) return 'not-this-question';
  if (given.choice >= open.options) return 'malformed';
  if (!isInTime(given.receivedAt, deadlineOf(open.shown))) return 'too-late';
  return undefined;
}
