/** To stderr, so that what a command answers can be piped on. */
export function say(/** @type {string} */ sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * @param {string} reason
 * @returns {never}
 */
export function stop(reason) {
  say(reason);
  process.exit(1);
}
