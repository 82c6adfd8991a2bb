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
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** One bucket for each key; those that have filled up again are forgotten. */
export function buckets<Key>(burst: number, perSecond: number): { take(key: Key, now: number): boolean } {
  const byKey = new Map<Key, { bucket: Bucket; usedAt: number }>();
  const fullAfter = (burst / perSecond) * 1000;
  return {
    take: (key, now) => {
      const own = byKey.get(key)?.bucket ?? bucket(burst, perSecond);
      // Set anew, so that the map stands in the order of last use and the full ones are in front.
      byKey.delete(key);
      byKey.set(key, { bucket: own, usedAt: now });
      for (const [other, { usedAt }] of byKey) {
        if (usedAt + fullAfter > now) break;
        byKey.delete(other);
      }
      return own.take(now);
    },
  };
}
