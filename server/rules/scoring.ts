/** How one question of a paper ended. */
export interface Settled {
  correct: boolean;
  /** Counted time in ms; the full limit where nothing was answered. */
  elapsed: number;
  /** Taken out of the contest, or out of this attempt. */
  withdrawn: boolean;
}

export interface Score {
  /** Thousandths of a point, scaled to the paper's full length; one point for each question. */
  score: number;
  /** Completion time in ms, scaled likewise. */
  elapsed: number;
  /** Right answers, unscaled. */
  correct: number;
  /** Questions that were not withdrawn. */
  counted: number;
}

/** The questions of a paper that are not withdrawn, added up. */
export interface Tally {
  correct: number;
  counted: number;
  /** Counted time in ms, unscaled. */
  elapsed: number;
}

/** Scores a paper of `questions` questions. */
export function score(questions: number, settled: readonly Settled[]): Score {
  const counting = settled.filter(({ withdrawn }) => !withdrawn);
  const correct = counting.filter((question) => question.correct).length;
  const elapsed = counting.reduce((sum, question) => sum + question.elapsed, 0);
  return scoreOf(questions, { correct, counted: counting.length, elapsed });
}

/**
 * Scores what a paper of `questions` questions adds up to. A withdrawn question counts for nobody, neither its point nor its time; so
 * that nobody is behind because their paper held it, both are scaled from the questions that count to the paper's full length.
 *
 * Rounding down keeps the order of scores exact. With at most 100 questions, two different shares of right answers a/b and
 * c/d (b, d <= questions) differ by at least 1/(b*d), so their scores by at least 1000*questions/questions^2 >= 10 thousandths:
 * no two of them fall on one whole number, and equal shares give the same one. Time loses less than 1 ms.
 */
export function scoreOf(questions: number, { correct, counted, elapsed }: Tally): Score {
  if (counted === 0) return { score: 0, elapsed: 0, correct: 0, counted: 0 };
  return {
    score: Math.floor((correct * 1000 * questions) / counted),
    elapsed: Math.floor((elapsed * questions) / counted),
    correct,
    counted,
  };
}
