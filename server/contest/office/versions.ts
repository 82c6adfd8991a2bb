import type { Clock } from '../clock.ts';

/**
 * Numbers that rise with every call, also over restarts: a new process begins at its clock, or above every sign of life where the
 * clock went back. They follow the time and not how often something happened, and so tell nothing of it.
 */
export function versions(clock: Pick<Clock, 'now'>, first: number): () => number {
  let last = first;
  return () => (last = Math.max(last + 1, clock.now()));
}
