import type { RoundSummary } from '../../server/protocol/participant.ts';

/** How many whole questions fit before the close, or undefined where the whole paper does. */
export function fittingQuestions({ closesAt, questions, limitSeconds }: RoundSummary, now: number): number | undefined {
  const left = Math.max(0, closesAt - now);
  if (left >= questions * limitSeconds * 1000) return undefined;
  return Math.floor(left / (limitSeconds * 1000));
}
