// npm start: from a fresh clone to a listening server, with Node alone. Each step is skipped where it is already done.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClient, buildProgram } from './setup/builds.mjs';
import { runInForeground } from './setup/foreground.mjs';
import { SERVER_FLAGS } from './setup/node-flags.mjs';
import { prepare } from './setup/prepare.mjs';
import { stop } from './setup/say.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2);
/** The same list as in server/config.ts, which cannot be read before something is installed. */
const OPTIONS = ['--lan', '--empty'];
const unknown = given.find((word) => !OPTIONS.includes(word));

if (given.includes('--help')) {
  process.stdout.write(readFileSync(join(root, 'scripts', 'help.txt')));
} else if (unknown !== undefined) {
  stop(`unknown option ${unknown}: npm start takes ${OPTIONS.join(' and ')}; npm start -- --help shows what they do`);
} else {
  prepare(root);
  buildClient(root);
  process.exitCode = await runInForeground(root, [...SERVER_FLAGS, buildProgram(root), ...given]);
}
