/** What the deadline of an open question follows from; instants in epoch milliseconds, durations in milliseconds. */
export interface Shown {
  shownAt: number;
  /** This participant's limit for one question, extra time included. */
  limit: number;
  /** Credited to this question for outages. */
  questionCredit: number;
  closesAt: number;
  /** Credited to the whole attempt, this question included. */
  credit: number;
}

/** The round's close as one attempt meets it: later by its credit (DESIGN section 4.7). */
export function ownClose(attempt: Pick<Shown, 'closesAt' | 'credit'>): number {
  return attempt.closesAt + attempt.credit;
}

/** The first instant that is too late: the limit after showing, later by what was credited, cut by the own close. */
export function deadlineOf(shown: Shown): number {
  return Math.min(shown.shownAt + shown.limit + shown.questionCredit, ownClose(shown));
}

/** Half-open: an answer at the deadline itself is too late. */
export function isInTime(receivedAt: number, deadline: number): boolean {
  return receivedAt < deadline;
}

export interface Taken {
  shownAt: number;
  receivedAt: number;
  limit: number;
  questionCredit: number;
  lagCredit: number;
}

/** The time that counts for an answered question: less what was credited, never negative, at most the limit. */
export function elapsedOf(taken: Taken): number {
  const raw = taken.receivedAt - taken.shownAt - taken.questionCredit - taken.lagCredit;
  return Math.min(Math.max(raw, 0), taken.limit);
}

/** An unanswered question costs its full limit, also where the close has cut it short. */
export function elapsedUnanswered(limit: number): number {
  return limit;
}
