import { join } from 'node:path';
import { startGroup } from '../setup/process-group.mjs';

/** @typedef {{ name: string, passed: number, failed: number, output: string, milliseconds: number }} Result */
/** @typedef {{ file: string, seconds: number, env?: NodeJS.ProcessEnv, mayLeaveOut?: boolean }} TestFile */

const runner = join(import.meta.dirname, 'uvu-file.mjs');
const SECONDS_TO_DIE = 1;
const OUTPUT_KEPT = 400_000;

/**
 * Runs one test file in a process of its own. What goes wrong around its tests counts as one failure more.
 * @param {TestFile} test
 * @param {string} root
 * @returns {Promise<Result>}
 */
export function runTestFile({ file, seconds, env = {}, mayLeaveOut = false }, root) {
  return new Promise((resolve) => {
    const begun = performance.now();
    let output = '';
    let report = '';
    let isLate = false;
    const child = startGroup(['--import', 'tsx', runner, file, '3'], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const [, stdout, stderr, reports] = child.stdio;
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-OUTPUT_KEPT);
    };
    stdout?.on('data', keep);
    stderr?.on('data', keep);
    reports?.on('data', (chunk) => {
      report += chunk;
    });
    const limit = setTimeout(() => {
      isLate = true;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), SECONDS_TO_DIE * 1000).unref();
    }, seconds * 1000);
    child.on('exit', () => {
      // A process that left the group may still hold the other end.
      setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), SECONDS_TO_DIE * 1000).unref();
    });
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      const outcome = read(report);
      const troubles = [
        isLate ? `The file was stopped: it had not ended after ${seconds} s.` : '',
        outcome.trouble,
        outcome.left > 0 && !mayLeaveOut ? `${outcome.left} tests are left out by .skip or .only: take it away.` : '',
        code !== 0 && outcome.failed === 0 && outcome.trouble === '' ? `The process ended with ${signal ?? `code ${code}`} after its tests.` : '',
      ].filter((trouble) => trouble !== '');
      resolve({
        name: file,
        passed: outcome.passed,
        failed: outcome.failed + (troubles.length > 0 ? 1 : 0),
        output: [output.trimEnd(), ...troubles].join('\n'),
        milliseconds: performance.now() - begun,
      });
    });
  });
}

/** @returns {{ passed: number, failed: number, left: number, trouble: string }} */
function read(/** @type {string} */ report) {
  if (report === '') return { passed: 0, failed: 0, left: 0, trouble: 'The process ended without a word on its tests.' };
  return JSON.parse(report);
}
