import { isInTime } from './deadline.ts';

/** What a round asks its participants to predict. */
export type Asked = 'participants' | 'all-correct';

/** Of an attempt that counts: right answers, and questions that were not withdrawn. */
export interface CountedPaper {
  correct: number;
  counted: number;
}

/** The true number, over the one attempt of each ranked person that counts. */
export function actualOf(asked: Asked, papers: readonly CountedPaper[]): number {
  return asked === 'participants' ? papers.length : papers.filter(isAllCorrect).length;
}

/** Where no question counts, none was answered right. */
function isAllCorrect({ correct, counted }: CountedPaper): boolean {
  return counted > 0 && correct === counted;
}

/** How many people a prediction is off by, in either direction; null where none was given. */
export function distanceOf(guess: number | null, actual: number): number | null {
  return guess === null ? null : Math.abs(guess - actual);
}

/**
 * The distance while it is chosen which of a person's attempts counts: any prediction is as good as any other, so that nobody
 * gains by spreading guesses over attempts, and so that the true number may itself rest on that choice.
 */
export function distanceUnjudged(guess: number | null): number | null {
  return distanceOf(guess, guess ?? 0);
}

export interface PredictionAsked {
  /** Whether the round asks for a prediction. */
  asks: boolean;
  excluded: boolean;
  /** Whether the attempt is over. */
  ended: boolean;
  /** What was given for the attempt before; null where nothing was. */
  given: number | null;
  /** The round's close, epoch milliseconds. */
  closesAt: number;
}

export type PredictionRefusal = 'not-allowed' | 'already-taken' | 'excluded' | 'too-late';

/** Whether a prediction is new and taken, is the one that is stored, or why it is refused. */
export function decidePrediction(asked: PredictionAsked, given: { guess: number; receivedAt: number }): 'taken' | 'stored' | PredictionRefusal {
  if (!asked.asks) return 'not-allowed';
  if (asked.given !== null) return asked.given === given.guess ? 'stored' : 'already-taken';
  if (asked.excluded) return 'excluded';
  if (!asked.ended) return 'not-allowed';
  return isInTime(given.receivedAt, asked.closesAt) ? 'taken' : 'too-late';
}
