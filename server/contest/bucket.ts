/** A token bucket: `burst` at once, `perSecond` in the long run. */
export interface Bucket {
  /** Takes one token; false where none is left. */
  take(now: number): boolean;
}

export function bucket(burst: number, perSecond: number): Bucket {
  let tokens = burst;
  let last = -Infinity;
  return {
    take: (now) => {
      tokens = Math.min(burst, tokens + (Math.max(0, now - last) / 1000) * perSecond);
      // Some are stamped earlier than others that were heard before them: time that has been credited is not credited again.
      last = Math.max(last, now);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
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
        own = old.get(key) ?? bucket(burst, perSecond);
        young.set(key, own);
      }
      return own.take(now);
    },
  };
}
