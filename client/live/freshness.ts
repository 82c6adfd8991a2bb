/** Older than this, numbers are called old; milliseconds. */
export const STALE_MS = 15_000;

interface Stamped { version: number; now: number; scope?: unknown }

/**
 * Whether a message is to be shown in place of the one that is. Versions count from the server's start, so that after a restart a
 * lower one with a later instant is the newer.
 */
export function isNewer(came: Stamped, shown: Stamped): boolean {
  return came.scope !== shown.scope || came.version >= shown.version || came.now > shown.now;
}

/** Whole seconds since the last message, and whether that is too long ago; both instants by `performance.now()`. */
export function freshness(heardAt: number, now: number): { seconds: number; isStale: boolean } {
  const age = Math.max(0, now - heardAt);
  return { seconds: Math.floor(age / 1000), isStale: age > STALE_MS };
}
