// Holds server/rules to tests that run every line and every branch. The tests of the rules leave their traces in a folder;
// a process that only loads each rule adds those that no test imports; c8 reads the traces together.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFiles } from '../setup/project-files.mjs';
import { runStep } from './step.mjs';

const FOLDER = 'server/rules';
const NAME = 'server/rules is tested in every line and every branch';

export function rulesCoverage(/** @type {string} */ root) {
  const traces = mkdtempSync(join(tmpdir(), 'hoithi-coverage-'));
  process.on('exit', () => rmSync(traces, { recursive: true, force: true }));
  const env = { NODE_V8_COVERAGE: traces };
  return {
    /** What a test file needs in its environment to leave traces. */
    envFor: (/** @type {string} */ file) => (file.startsWith(`${FOLDER}/`) ? env : {}),
    async check() {
      const rules = projectFiles(root, [FOLDER], '.ts').filter((file) => !file.endsWith('.test.ts'));
      const imports = rules.map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};`).join('\n');
      const loaded = await runStep({ name: NAME, command: ['--import', 'tsx', '--input-type=module', '-e', imports], env }, root);
      if (loaded.failed > 0) return loaded;
      return runStep({
        name: NAME,
        command: [
          'node_modules/c8/bin/c8.js', 'report', '--temp-directory', traces, '--reporter', 'text',
          '--include', `${FOLDER}/**/*.ts`, '--exclude', '**/*.test.ts', '--check-coverage', '--lines', '100', '--branches', '100',
        ],
        hint: 'Write a test for each line named on the right, or delete what cannot be reached.',
      }, root);
    },
  };
}
