/** @typedef {import('./test-file.mjs').Result} Result */

const LANES = 2;

/**
 * Does the tasks in their order, two at a time, and tells each result when it is there.
 * @param {(() => Promise<Result>)[]} tasks
 * @param {(result: Result) => void} tell
 * @returns {Promise<Result[]>}
 */
export async function inLanes(tasks, tell) {
  /** @type {Result[]} */
  const results = [];
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: LANES }, async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const result = await task();
      results.push(result);
      tell(result);
    }
  }));
  return results;
}
