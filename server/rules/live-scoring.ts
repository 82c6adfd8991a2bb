/** How right answers become points. */
export interface LiveScoring {
  /** right: all points. speed: from all at once down to `floorPercent` of them at the limit. */
  scoring: { by: 'right' } | { by: 'speed'; floorPercent: number };
  /** Percent. */
  difficulty: Readonly<Record<'easy' | 'medium' | 'hard', number>>;
  streak: { percentEach: number; most: number } | null;
}

/** A question that counts: not voided, no practice. */
export interface LiveAsked {
  step: string;
  points: number;
  /** Milliseconds, with what a host has given on top. */
  limit: number;
  difficulty: 'easy' | 'medium' | 'hard';
}

/** The revision that counts. */
export interface LiveTaken {
  right: boolean;
  /** Milliseconds, credits taken off. */
  elapsed: number;
}

export interface LiveTotal {
  /** Thousandths of a point. */
  score: number;
  right: number;
  counted: number;
  /** Milliseconds; what was not answered costs its full limit. */
  elapsed: number;
  /** What the last of the questions brought, thousandths. */
  gained: number;
}

/** What a player has after these questions, in their order. */
export function liveTotal(rules: LiveScoring, asked: readonly LiveAsked[], takenOf: (step: string) => LiveTaken | undefined): LiveTotal {
  const total: LiveTotal = { score: 0, right: 0, counted: asked.length, elapsed: 0, gained: 0 };
  let streak = 0;
  for (const question of asked) {
    const taken = takenOf(question.step);
    total.gained = taken?.right === true ? gain(rules, question, { elapsed: taken.elapsed, streak }) : 0;
    streak = taken?.right === true ? streak + 1 : 0;
    total.score += total.gained;
    total.right += taken?.right === true ? 1 : 0;
    total.elapsed += taken === undefined ? question.limit : Math.min(taken.elapsed, question.limit);
  }
  return total;
}

/** Thousandths of a point for a right answer, rounded down once: whole numbers throughout, so that equal times bring equal points. */
function gain(rules: LiveScoring, question: LiveAsked, { elapsed, streak }: { elapsed: number; streak: number }): number {
  const { limit, points, difficulty } = question;
  const whole = points * 10 * rules.difficulty[difficulty];
  const onTop = rules.streak === null ? 0 : rules.streak.percentEach * Math.min(streak, rules.streak.most);
  return wholeQuotient([whole, shareOfLimit(rules, limit, elapsed), 100 + onTop], 10_000 * limit);
}

/** The part of the points that is left after so much of the limit: percent of it, times the limit. */
function shareOfLimit({ scoring }: LiveScoring, limit: number, elapsed: number): number {
  if (scoring.by === 'right') return 100 * limit;
  return scoring.floorPercent * limit + (100 - scoring.floorPercent) * Math.max(limit - elapsed, 0);
}

/** The product over the divisor, rounded down; exact however large the product is. */
function wholeQuotient(factors: readonly [number, number, number], divisor: number): number {
  const [a, b, c] = factors;
  const product = a * b * c;
  if (Number.isSafeInteger(product)) return (product - (product % divisor)) / divisor;
  return Number((BigInt(a) * BigInt(b) * BigInt(c)) / BigInt(divisor));
}
