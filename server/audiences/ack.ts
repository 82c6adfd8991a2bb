import type { Verdict } from '../protocol/refusals.ts';

/** What stands last in an event is only called where it is a function: a stranger's event may end with anything. */
export function isAck(value: unknown): value is (verdict: Verdict<unknown>) => void {
  return typeof value === 'function';
}
