import type { LiveSession } from './live-session.ts';

/** Whether another screen is there. */
export function isMoved(before: LiveSession, after: LiveSession): boolean {
  return before.phase !== after.phase || before.place !== after.place;
}

/**
 * Whether phones are sent the screen. A close is told only where it came before its instant, a standing only where no histogram was before
 * it, an announcement only where no reading follows that announces the opening; an opening has gone out already.
 */
export function tellsPhones(before: LiveSession, after: LiveSession): boolean {
  const { phase, since, rules } = after;
  if (!isMoved(before, after)) return before.dueAt !== after.dueAt && (phase === 'open' || phase === 'reading');
  if (phase === 'announced') return rules.readingSeconds === 0;
  if (phase === 'closed') return before.dueAt !== null && since < before.dueAt;
  return phase !== 'open' && (phase !== 'standing' || before.phase !== 'histogram');
}

/** Whether a question's key comes out by the move, or the session ends: each player is told where they stand. */
export function tellsOwn(before: LiveSession, after: LiveSession): boolean {
  if (!isMoved(before, after)) return false;
  return before.phase === 'closed' || after.phase === 'ended' || (before.phase === 'open' && after.phase !== 'closed');
}
