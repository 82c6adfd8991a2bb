/** A token bucket: `burst` at once, `perSecond` in the long run. */
export class Bucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #last = -Infinity;

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
  }

  /** Takes one token; false where none is left. */
  take(now: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#last) / 1000) * this.#perSecond);
    // Some are stamped earlier than others that were heard before them: time that has been credited is not credited again.
    this.#last = Math.max(this.#last, now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/**
 * One bucket for each key. Whoever takes nothing for as long as a bucket needs to fill up is forgotten at the second turn of the
 * generations after that: a look-up, and no walk over whoever else is known.
 */
export function buckets<Key>(burst: number, perSecond: number): { take(key: Key, now: number): boolean } {
  const fullAfter = (burst / perSecond) * 1000;
  let young = new Map<Key, Bucket>();
  let old = new Map<Key, Bucket>();
  let turnedAt = -Infinity;
  return {
    take: (key, now) => {
      if (now - turnedAt >= fullAfter) {
        old = young;
        young = new Map();
        turnedAt = now;
      }
      let own = young.get(key);
      if (own === undefined) {
        own = old.get(key) ?? new Bucket(burst, perSecond);
        young.set(key, own);
      }
      return own.take(now);
    },
  };
}
