import type { Clock } from './clock.ts';

/** Counts failures by key inside a sliding window; successes are never counted, so an office behind one address is not slowed. */
export interface Throttle {
  isBlocked(key: string): boolean;
  failed(key: string): void;
}

export function throttle(clock: Clock, limit: { failures: number; within: number }): Throttle {
  const failures = new Map<string, number[]>();

  function recent(key: string): number[] {
    const since = clock.now() - limit.within;
    const kept = (failures.get(key) ?? []).filter((at) => at > since);
    if (kept.length === 0) failures.delete(key);
    return kept;
  }

  return {
    isBlocked: (key) => recent(key).length >= limit.failures,
    failed: (key) => {
      failures.set(key, [...recent(key), clock.now()].slice(-limit.failures));
      forgetOld();
    },
  };

  /** Keeps the map from growing with every address ever seen: a map keeps the order of insertion. */
  function forgetOld(): void {
    if (failures.size < 10_000) return;
    for (const key of [...failures.keys()].slice(0, 1_000)) recent(key);
  }
}
