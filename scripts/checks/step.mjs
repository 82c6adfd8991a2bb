import { startGroup } from '../setup/process-group.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./test-file.mjs').Result} Result */

const SECONDS = 300;

/**
 * Runs a check that answers by its exit code. It counts as one.
 * @param {Step} step
 * @param {string} root
 * @returns {Promise<Result>}
 */
export function runStep({ name, command, env = {}, hint = '' }, root) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const child = startGroup(command, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    const limit = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      const isPassed = code === 0;
      resolve({
        name,
        passed: isPassed ? 1 : 0,
        failed: isPassed ? 0 : 1,
        output: [output.trimEnd(), signal === null ? '' : `It was ended by ${signal}; a check may take ${SECONDS} s.`, hint].filter((text) => text !== '').join('\n'),
        milliseconds: performance.now() - begun,
      });
    });
  });
}
