// The checks that are not test files. Each is a command that answers by its exit code and prints what is wrong.

/** @typedef {{ name: string, command: string[], env?: NodeJS.ProcessEnv, hint?: string }} Step */

const tsc = 'node_modules/typescript/bin/tsc';
const tsx = ['--import', 'tsx'];

/** @type {Step} */
export const BUILD = { name: 'build of the pages and the program', command: ['scripts/setup/builds.mjs'] };

/** @type {Step[]} */
export const STEPS = [
  { name: 'types of the server, the scripts and their tests', command: [tsc, '-p', '.'] },
  { name: 'types of the client', command: [tsc, '-p', 'client'] },
  { name: 'types of the client\'s tests', command: [tsc, '-p', 'client/tsconfig.test.json'] },
  { name: 'lint, with the boundaries between the folders', command: ['node_modules/oxlint/bin/oxlint'] },
  {
    name: 'nothing unused',
    command: ['node_modules/knip/bin/knip.js', '--no-progress'],
    hint: 'Delete what is unused, or take `export` away where only its own file uses it.',
  },
  { name: 'rules and test titles name the same ids', command: [...tsx, 'scripts/checks/rules-ids.ts'] },
  { name: 'lock file', command: [...tsx, 'scripts/checks/lock-file.ts'] },
  { name: 'sizes of the pages', command: [...tsx, 'scripts/checks/check-size.ts'] },
];
