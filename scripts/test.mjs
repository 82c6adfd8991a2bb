// npm test: everything, also on a fresh clone. npm run check: all but the browser tests. npm test -- WORD: the test files
// whose path contains the word. The last line is "N passed, N failed"; a check that is no test file counts as one.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideChromium } from './checks/chromium.mjs';
import { inLanes } from './checks/lanes.mjs';
import { rulesCoverage } from './checks/rules-coverage.mjs';
import { runStep } from './checks/step.mjs';
import { BUILD, STEPS } from './checks/steps.mjs';
import { findTestFiles } from './checks/test-files.mjs';
import { runTestFile } from './checks/test-file.mjs';
import { prepare } from './setup/prepare.mjs';
import { endGroupsWithThisProcess } from './setup/process-group.mjs';
import { stop } from './setup/say.mjs';

/** @typedef {import('./checks/test-file.mjs').Result} Result */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2);
const words = given.filter((argument) => !argument.startsWith('--'));
const isQuick = given.includes('--quick');

prepare(root);
const files = findTestFiles(root, words).filter(({ needsBrowser }) => !(isQuick && needsBrowser));
if (files.length === 0) stop(`No test file has ${words.join(' or ')} in its path.`);
const inBrowser = files.filter(({ needsBrowser }) => needsBrowser);
const chromium = inBrowser.length > 0 ? { CHROMIUM: provideChromium() } : {};

endGroupsWithThisProcess();
const coverage = rulesCoverage(root);
const steps = words.length > 0 ? [] : STEPS.map((step) => () => runStep(step, root));
const tests = files.filter((file) => !inBrowser.includes(file)).map((test) => task(test, coverage.envFor(test.file)));
const results = [
  ...await inLanes([() => runStep(BUILD, root)], tell),
  ...await inLanes([...steps, ...tests], tell),
  ...await inLanes(words.length > 0 ? [] : [() => coverage.check()], tell),
  ...await inLanes(inBrowser.map((test) => task(test, chromium)), tell),
];
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
if (failed > 0) console.log(`\nFailed:\n${results.filter((result) => result.failed > 0).map(({ name }) => `  ${name}`).join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * @param {{ file: string, seconds: number }} test
 * @param {NodeJS.ProcessEnv} env
 */
function task({ file, seconds }, env) {
  return () => runTestFile({ file, seconds, env, mayLeaveOut: words.length > 0 }, root);
}

function tell(/** @type {Result} */ { name, passed: good, failed: bad, output, milliseconds }) {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  if (bad === 0) console.log(`ok    ${name}${name.endsWith('.test.ts') ? `: ${good}` : ''} (${seconds})`);
  else console.log(`FAIL  ${name}: ${good} passed, ${bad} failed (${seconds})\n${output}\n`);
}
