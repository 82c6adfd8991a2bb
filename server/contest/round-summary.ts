import type { RoundSummary } from '../protocol/participant.ts';
import { ownLimit, type Round } from './round.ts';

/** What a participant with `extra` milliseconds for each question is told of a round. As long as nothing of it changes it is one object, whoever is told: by that it is encoded once. */
export function roundSummaries(): (round: Round, extra: number) => RoundSummary {
  const told = new WeakMap<Round, Map<number, RoundSummary>>();
  return (round, extra) => {
    const ofRound = told.get(round) ?? new Map<number, RoundSummary>();
    const last = ofRound.get(extra);
    const now = summary(round, extra);
    if (last !== undefined && isSame(last, now)) return last;
    told.set(round, ofRound.set(extra, now));
    return now;
  };
}

function summary(round: Round, extra: number): RoundSummary {
  const { number, name, opensAt, closesAt, declaration } = round;
  return { number, name, opensAt, closesAt, questions: declaration.questions, limitSeconds: ownLimit(round, extra) / 1000, attempts: declaration.attempts };
}

function isSame(one: RoundSummary, other: RoundSummary): boolean {
  let key: keyof RoundSummary;
  for (key in one) if (one[key] !== other[key]) return false;
  return true;
}
