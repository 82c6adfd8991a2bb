import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../setup/project-files.mjs';

const BROWSER = /from '(playwright-core|[^']*\/testing\/[^']*)'/;
const SECONDS = 120;
const SECONDS_IN_BROWSER = 300;

/**
 * All test files whose paths contain one of the words; any file where there are no words.
 * @param {string} root
 * @param {string[]} words
 */
export function findTestFiles(root, words) {
  return projectFiles(root, ['server', 'db', 'scripts', 'client'], '.test.ts')
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .map((file) => {
      const needsBrowser = file.startsWith('client/') && BROWSER.test(readFileSync(join(root, file), 'utf8'));
      return { file, needsBrowser, seconds: needsBrowser ? SECONDS_IN_BROWSER : SECONDS };
    });
}
