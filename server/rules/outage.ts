/** How long after listening again an attempt's clock waits for its participant to reconnect, milliseconds. */
const RECONNECT_ALLOWANCE = 10_000;

/** An outage longer than this was free thinking time: the open question is replaced. Milliseconds. */
const LONGEST_KEPT = 15_000;

/** When an attempt's clock runs on after an outage: at its reconnect, at the latest ten seconds after listening. */
export function resumesAt(listeningAt: number, reconnectedAt: number | undefined): number {
  const latest = listeningAt + RECONNECT_ALLOWANCE;
  return reconnectedAt === undefined ? latest : Math.min(Math.max(reconnectedAt, listeningAt), latest);
}

export interface Outage {
  /** The last durable sign of life, epoch milliseconds. */
  from: number;
  /** When this attempt's clock ran on. */
  to: number;
}

export interface OutageDecision {
  /** Leaves the open question's elapsed time and moves its deadline, milliseconds. */
  questionCredit: number;
  /** Moves the attempt's own close, milliseconds. */
  credit: number;
  /** The open question is withdrawn for this attempt and a reserve takes its place. */
  replace: boolean;
}

/**
 * What an outage gives back to an attempt whose question was shown at `shownAt` (before the outage, or null where it was
 * not yet shown). A showing that lies after the outage's end means that the clock went back: its time cannot be measured, and
 * the question is replaced. With a replacement the whole time since `shownAt` comes back, as the question starts anew.
 */
export function creditOutage(outage: Outage, shownAt: number | null): OutageDecision {
  const lost = Math.max(0, outage.to - outage.from);
  const isAhead = shownAt !== null && shownAt > outage.to;
  if (isAhead) return { questionCredit: 0, credit: lost, replace: true };
  if (lost <= LONGEST_KEPT) return { questionCredit: lost, credit: lost, replace: false };
  return { questionCredit: 0, credit: outage.to - (shownAt ?? outage.from), replace: true };
}
