// uvu's suite, watched. uvu swallows what a hook throws in three places, tells nobody which test is running, and does not
// notice a suite that was never run; a test file run by uvu-file.mjs gets this one.
import { suite as uvuSuite } from 'uvu';

export { exec } from 'uvu';

/** @typedef {import('uvu').Callback<any>} Handler */

/** What the runner wants to know. */
export const watched = {
  running: '',
  /** @type {Set<string>} */
  neverRun: new Set(),
  /** @type {Set<unknown>} */
  hookErrors: new Set(),
  isNarrowed: false,
};

export function suite(name = '', /** @type {any} */ world = {}) {
  const inner = uvuSuite(name, world);
  const hook = (/** @type {(handler: Handler) => void} */ add, /** @type {string} */ kind) => (/** @type {Handler} */ handler) => add(reporting(handler, `${kind} of ${name}`));
  const outer = (/** @type {string} */ title, /** @type {Handler} */ handler) => inner(title, named(handler, `${name} "${title}"`));
  watched.neverRun.add(name);
  return Object.assign(outer, {
    only(/** @type {string} */ title, /** @type {Handler} */ handler) {
      watched.isNarrowed = true;
      inner.only(title, named(handler, `${name} "${title}"`));
    },
    skip: inner.skip,
    before: Object.assign(hook(inner.before, 'before'), { each: hook(inner.before.each, 'before.each') }),
    after: Object.assign(hook(inner.after, 'after'), { each: hook(inner.after.each, 'after.each') }),
    run() {
      watched.neverRun.delete(name);
      inner.run();
    },
  });
}

/**
 * @param {Handler} handler
 * @param {string} name
 * @returns {Handler}
 */
function named(handler, name) {
  return (world) => {
    watched.running = name;
    return handler(world);
  };
}

/**
 * @param {Handler} handler
 * @param {string} name
 * @returns {Handler}
 */
function reporting(handler, name) {
  return async (world) => {
    try {
      watched.running = name;
      await handler(world);
    } catch (error) {
      watched.hookErrors.add(error);
      throw error;
    }
  };
}
