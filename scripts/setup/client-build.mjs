import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFiles } from './project-files.mjs';
import { say, stop } from './say.mjs';

const FOLDERS = ['client', 'server/protocol'];
const FILES = ['vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Builds the pages if what they are made of has changed since. */
export function buildClient(/** @type {string} */ root) {
  const sources = fingerprint(root);
  const stamp = join(root, 'dist', 'client', '.built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('Building the pages ...');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // A NODE_ENV from outside would put Lit's development build into the pages.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (status !== 0) stop('The pages could not be built: see the message above.');
  writeFileSync(stamp, sources);
}

function fingerprint(/** @type {string} */ root) {
  const hash = createHash('sha256');
  const sources = [...FILES, ...projectFiles(root, FOLDERS).filter((file) => !file.endsWith('.test.ts'))];
  for (const file of sources) hash.update(`${file}\n`).update(createHash('sha256').update(readFileSync(join(root, file))).digest());
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildClient(join(dirname(process.argv[1]), '../..'));
