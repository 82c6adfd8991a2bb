/** Rows move at most so often, milliseconds. */
export const LEAST_BETWEEN_MOVES = 5000;

interface Given {
  /** The order in which rows should stand now. */
  wanted: readonly string[];
  /** What the person has chosen: by what is sorted, and what is left out. Another choice is obeyed at once. */
  choice: string;
  /** A pointer or the focus is in the table. */
  isHeld: boolean;
  /** Milliseconds of any clock that does not jump. */
  now: number;
}

/**
 * The order in which rows stand: it follows the numbers only every few seconds, and never under the pointer. Rows that have gone
 * leave at once, new ones come last until the next move.
 */
export class RowOrder {
  #order: readonly string[] = [];
  #choice: string | undefined;
  #movedAt = -Infinity;

  take({ wanted, choice, isHeld, now }: Given): readonly string[] {
    const isFree = !isHeld && now - this.#movedAt >= LEAST_BETWEEN_MOVES;
    if (choice !== this.#choice || isFree) {
      if (choice !== this.#choice || !isSame(this.#order, wanted)) this.#movedAt = now;
      this.#choice = choice;
      this.#order = wanted;
      return wanted;
    }
    const kept = this.#order.filter((key) => wanted.includes(key));
    this.#order = [...kept, ...wanted.filter((key) => !kept.includes(key))];
    return this.#order;
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((key, at) => key === right[at]);
}
