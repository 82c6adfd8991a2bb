// node --import tsx scripts/checks/uvu-file.mjs FILE [FD]: runs one test file, and writes what came of it to the file descriptor FD.
import { writeSync } from 'node:fs';
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

/** @typedef {{ passed: number, failed: number, left: number, trouble: string }} Outcome */
/** @typedef {() => Promise<[errors: string | true, passed: number, left: number, total: number]>} Suite */

const SECONDS_TO_END = 2;
const [file = '', descriptor] = process.argv.slice(2);

/** @type {Outcome} */
const outcome = { passed: 0, failed: 0, left: 0, trouble: 'The file ended its process before its tests were over.' };

process.on('exit', () => {
  if (outcome.trouble !== '') process.exitCode ||= 1;
  if (descriptor !== undefined) writeSync(Number(descriptor), JSON.stringify(outcome));
});

// uvu gathers suites in this queue and runs none by itself.
/** @type {[null, ...Suite[]]} */
const queue = [null];
Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: [queue] });

register('./uvu-hooks.mjs', import.meta.url);
const { exec, watched } = await import('./uvu-suite.mjs');

process.once('SIGTERM', () => {
  outcome.trouble = `It was still busy with ${watched.running || 'loading'}.`;
  process.exit(1);
});

await import(pathToFileURL(resolve(file)).href);
queue.forEach((run, place) => {
  if (run !== null) queue[place] = () => counted(run);
});
const count = queue.length - 1;
await exec();
outcome.trouble = troubleOf(count);

// Unreferenced: it only fires where something else keeps the process alive.
setTimeout(() => {
  const open = process.getActiveResourcesInfo().join(', ');
  outcome.trouble = `All tests have ended, but the process does not: open are still ${open}. Close what the file opens.`;
  process.exit(1);
}, SECONDS_TO_END * 1000).unref();

/**
 * @param {Suite} run
 * @returns {ReturnType<Suite>}
 */
async function counted(run) {
  const [errors, passed, left, total] = await run().catch(whatAfterThrew);
  outcome.passed += passed;
  outcome.failed += total - passed;
  outcome.left += left;
  if (watched.hookErrors.size === 0) return [errors, passed, left, total];
  const hooks = [...watched.hookErrors].map((error) => inspect(error)).join('\n');
  watched.hookErrors.clear();
  return [`${errors === true ? '' : errors}\n  A hook threw, which ends a suite:\n${hooks}\n`, passed, left, total];
}

/**
 * uvu lets only this error out, and with it loses what had passed.
 * @returns {Awaited<ReturnType<Suite>>}
 */
function whatAfterThrew() {
  return ['', 0, 0, 1];
}

function troubleOf(/** @type {number} */ suites) {
  if (suites === 0) return 'The file runs no suite: is `.run()` missing at its end?';
  if (watched.neverRun.size > 0) return `These suites are never run: ${[...watched.neverRun].join(', ')}. Is \`.run()\` missing?`;
  return '';
}
