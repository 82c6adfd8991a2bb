import type { Edition } from '../../db/standings.ts';
import type { Correction } from '../protocol/public.ts';

/**
 * Why there is more than one edition of a ranking, as everybody may read it, the oldest first. The reason of a withdrawal stands in
 * the rules; that of an exclusion or a draw may name people and stays in the log.
 */
export function correctionsOf(editions: readonly Edition[]): (Correction & { edition: number })[] {
  return editions.slice(1).map((edition, index) => {
    const cause = causeOf(editions[index] ?? edition, edition);
    return { edition: edition.edition, at: edition.at, cause, reason: cause === 'withdrawal' ? edition.reason : null };
  });
}

function causeOf(before: Edition, edition: Edition): Correction['cause'] {
  if (differs(before.basis, edition.basis, 'withdrawals')) return 'withdrawal';
  if (differs(before.basis, edition.basis, 'leftOut')) return 'roster';
  return before.draws.length === edition.draws.length ? 'earlier-round' : 'draw';
}

/** Whether a part of what a ranking rests on beside its answers is another one. */
export function differs(before: string, now: string, part: 'withdrawals' | 'leftOut'): boolean {
  const [left, right] = [before, now].map((basis) => {
    const parts: Partial<Record<string, unknown>> = JSON.parse(basis);
    return JSON.stringify(parts[part]);
  });
  return left !== right;
}
