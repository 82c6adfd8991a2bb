import { whenKnown } from '../contest/when-known.ts';
import type { Verdict } from '../protocol/refusals.ts';

/** What stands last in an event is only called where it is a function: a stranger's event may end with anything. */
export function isAck(value: unknown): value is (verdict: Verdict<unknown>) => void {
  return typeof value === 'function';
}

/** Tells the verdict when it is there; one that is there already without another turn of the promises. */
export function tell(ack: (verdict: Verdict<unknown>) => void, verdict: Promise<Verdict<unknown>> | Verdict<unknown>): void {
  void whenKnown(verdict, ack);
}
