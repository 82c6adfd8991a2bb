// node scripts/run.mjs scripts/NAME.ts ARGUMENTS: installs what is missing, then runs the script.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInForeground } from './setup/foreground.mjs';
import { TYPESCRIPT_FLAGS } from './setup/node-flags.mjs';
import { prepare } from './setup/prepare.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

prepare(root);
process.exitCode = await runInForeground(root, [...TYPESCRIPT_FLAGS, ...process.argv.slice(2)]);
