const GUARD_MS = 400;

/** Two presses within 400 ms are one: a double click on the clicker must not skip a picture. */
export class PressGuard {
  #last = -Infinity;

  /** `now` by `performance.now()`. A press that is left out starts no new guard. */
  lets(now: number): boolean {
    if (now - this.#last < GUARD_MS) return false;
    this.#last = now;
    return true;
  }
}
