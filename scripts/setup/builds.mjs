import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFiles } from './project-files.mjs';
import { say, stop } from './say.mjs';

/**
 * What Vite makes of these folders and files, by which settings, and where.
 * @typedef {{ what: string, config: string, folders: string[], files: string[], into: string }} Build
 */

/** @type {Build} */
const CLIENT = { what: 'the pages', config: 'vite.config.ts', folders: ['client', 'server/protocol'], files: ['vite.config.ts', 'tsconfig.json', 'package-lock.json'], into: 'dist/client' };

/**
 * The server as plain JavaScript: what a start would otherwise compile, file by file, while people wait for it.
 * @type {Build}
 */
const PROGRAM = { what: 'the program', config: 'scripts/setup/program.config.mjs', folders: ['server', 'db', 'scripts/demo', 'scripts/setup'], files: ['tsconfig.json', 'package-lock.json'], into: 'dist/program' };

/** Builds the pages if what they are made of has changed since. */
export function buildClient(/** @type {string} */ root) {
  build(root, CLIENT);
}

/**
 * Builds the server's program if what it is made of has changed since.
 * @param {string} root
 * @returns {string} the file that Node runs
 */
export function buildProgram(root) {
  build(root, PROGRAM);
  return join(root, PROGRAM.into, 'server', 'main.mjs');
}

function build(/** @type {string} */ root, /** @type {Build} */ { what, config, folders, files, into }) {
  const sources = fingerprint(root, [...files, ...projectFiles(root, folders).filter((file) => !file.endsWith('.test.ts'))]);
  const stamp = join(root, into, '.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say(`Building ${what} ...`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // A NODE_ENV from outside would put Lit's development build into the pages.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (status !== 0) stop(`${what[0]?.toUpperCase()}${what.slice(1)} could not be built: see the message above.`);
  writeFileSync(stamp, sources);
}

function fingerprint(/** @type {string} */ root, /** @type {string[]} */ files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(createHash('sha256').update(readFileSync(join(root, file))).digest());
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(process.argv[1]), '../..');
  buildClient(root);
  buildProgram(root);
}
