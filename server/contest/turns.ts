/** Runs what is handed in one after another, each on what the one before has left; where nothing is under way, at once. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  readonly #over = (): void => {
    this.#underWay -= 1;
  };

  take<Value>(run: () => Promise<Value>): Promise<Value> {
    this.#underWay += 1;
    // `last` never fails: the chain goes on behind a failure, and the failure itself is the caller's.
    const mine = this.#underWay === 1 ? begun(run) : this.#last.then(run);
    this.#last = mine.then(this.#over, this.#over);
    return mine;
  }

  /** Resolves when everything handed in so far is over. */
  async idle(): Promise<void> {
    await this.#last;
  }
}

/** What fails before it waits for anything fails as what waits does: nobody has to catch both. */
export function begun<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return run();
  } catch (error) {
    return Promise.reject(error);
  }
}
