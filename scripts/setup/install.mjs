import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, stop } from './say.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/** Installs what package-lock.json names, unless it is there. The SQLite driver is provided apart, by driver.mjs. */
export function install(/** @type {string} */ root) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(root, 'node_modules', '.hoithi-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!isInstalled(root, JSON.parse(lock))) installAnew(root);
  writeFileSync(stamp, hash);
}

/** Whether npm's own record of node_modules agrees with the lock, as after an `npm install` by hand. */
export function isInstalled(/** @type {string} */ root, /** @type {Lock} */ lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {Lock} */
  const installed = JSON.parse(readFileSync(record, 'utf8'));
  const wanted = Object.entries(lock.packages).filter(([place]) => place !== '');
  return wanted.every(([place, { version, optional }]) => {
    const there = installed.packages[place];
    return there === undefined ? optional === true : there.version === version;
  }) && Object.keys(installed.packages).every((place) => place in lock.packages);
}

function installAnew(/** @type {string} */ root) {
  say('Installing what package-lock.json names ...');
  // Install scripts stay off: only the SQLite driver needs one, and driver.mjs says what that one is missing.
  const { status } = npm(root, ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) stop('npm could not install the packages: see its message above.');
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function npm(root, args, env = {}) {
  const itself = process.env['npm_execpath'];
  const options = { cwd: root, env: { ...process.env, ...env }, stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]) };
  if (itself !== undefined && itself.endsWith('npm-cli.js')) return spawnSync(process.execPath, [itself, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
