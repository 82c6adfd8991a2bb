import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFiles } from './project-files.mjs';
import { say, stop } from './say.mjs';

/** So many programs are kept, the newest: one may be running while the next is made. */
const KEPT = 3;

/** What the program is compiled from; what it reads while it runs is not part of it. */
export const PROGRAM_FOLDERS = ['server', 'db', 'scripts/demo'];

const PROGRAM_CONFIG = 'scripts/setup/program.config.mjs';

/** Builds the pages if what they are made of has changed since. */
export function buildClient(/** @type {string} */ root) {
  const sources = fingerprint(root, ['vite.config.ts', 'tsconfig.json', 'package-lock.json', ...sourcesIn(root, ['client', 'server/protocol'], '')]);
  const stamp = join(root, 'dist', 'client', '.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('Building the pages ...');
  if (!build(root, [])) stop('The pages could not be built: see the message above.');
  writeFileSync(stamp, sources);
}

/**
 * Compiles the server if what it is compiled from has changed since, into a folder of its own: a server that runs keeps the files it may still need, and a build that was cut short is none.
 * @param {string} root
 * @returns {string} the file that Node runs
 */
export function buildProgram(root) {
  const sources = programSources(root);
  const programs = join(root, 'dist', 'program');
  const folder = join(programs, sources.slice(0, 16));
  const program = join(folder, 'server', 'main.mjs');
  if (existsSync(folder)) return program;
  say('Building the program ...');
  const unfinished = `${folder}.${process.pid}`;
  if (!build(root, ['--config', PROGRAM_CONFIG, '--outDir', unfinished])) stop('The program could not be built: see the message above.');
  // What was saved meanwhile may be in it, or not.
  const isOfThese = programSources(root) === sources;
  if (isOfThese) putInPlace(unfinished, folder);
  else rmSync(unfinished, { recursive: true });
  forgetOlder(programs);
  return isOfThese ? program : buildProgram(root);
}

function programSources(/** @type {string} */ root) {
  return fingerprint(root, [PROGRAM_CONFIG, 'tsconfig.json', 'package-lock.json', ...sourcesIn(root, PROGRAM_FOLDERS, '.ts'), ...sourcesIn(root, PROGRAM_FOLDERS, '.mjs')]);
}

/** Where another process was quicker, its program is the same. */
function putInPlace(/** @type {string} */ unfinished, /** @type {string} */ folder) {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

function forgetOlder(/** @type {string} */ programs) {
  const byAge = readdirSync(programs).map((name) => join(programs, name)).toSorted((a, b) => madeAt(b) - madeAt(a));
  for (const folder of byAge.slice(KEPT)) rmSync(folder, { recursive: true, force: true });
}

/** Another process may have forgotten it meanwhile. */
function madeAt(/** @type {string} */ folder) {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Whether Vite could.
 * @param {string} root
 * @param {string[]} options
 */
function build(root, options) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // A NODE_ENV from outside would put Lit's development build into the pages.
  const env = { ...process.env, NODE_ENV: 'production' };
  return spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...options], { cwd: root, env, stdio: ['ignore', 2, 2] }).status === 0;
}

/**
 * Neither tests and what they play in, nor what an editor leaves for a while.
 * @param {string} root
 * @param {string[]} folders
 * @param {string} ending
 */
function sourcesIn(root, folders, ending) {
  return projectFiles(root, folders, ending).filter((file) => !/\.test\.ts$|^server\/testing\/|\/\.[^/]*$/.test(file));
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
