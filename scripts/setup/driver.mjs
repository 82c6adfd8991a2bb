import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npm } from './install.mjs';
import { say, stop } from './say.mjs';
import { isAtLeast } from './versions.mjs';

/** Before it, two connections can lose the reset of a write-ahead log. */
const SQLITE_FLOOR = '3.51.3';

const probe = `
const Sqlite = require('better-sqlite3');
process.stdout.write(new Sqlite(':memory:').prepare('SELECT sqlite_version()').pluck().get());
`;

/** Makes sure that SQLite can be opened: fetches the ready-made driver or compiles one, and names what is missing for it. */
export function provideDriver(/** @type {string} */ root) {
  if (driverWorks(root)) return;
  say('Fetching the SQLite driver ...');
  if (fetchDriver(root) && driverWorks(root)) return;
  const missing = missingTools();
  if (missing.length > 0) stop(missingToolsMessage(missing));
  say('There is no ready-made SQLite driver for this machine: compiling it, which takes a minute or two ...');
  compileDriver(root);
  const { version, trouble } = tryDriver(root);
  if (version === undefined) stop(`The SQLite driver (better-sqlite3) was compiled and does not load on Node ${process.versions.node}:\n${trouble}`);
}

function driverWorks(/** @type {string} */ root) {
  const { version } = tryDriver(root);
  if (version === undefined) return false;
  if (isAtLeast(version, SQLITE_FLOOR)) return true;
  return stop(`The SQLite driver brings SQLite ${version}; hoithi needs ${SQLITE_FLOOR} or later. Set better-sqlite3 back to the version in package-lock.json: npm ci`);
}

/** In a process of its own: a driver made for another Node can crash the one that loads it. */
function tryDriver(/** @type {string} */ root) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['-e', probe], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return status === 0 ? { version: stdout } : { trouble: signal === null ? stderr.trim() : `it crashed (${signal})` };
}

function fetchDriver(/** @type {string} */ root) {
  const driver = join(root, 'node_modules', 'better-sqlite3');
  const { status } = spawnSync(process.execPath, ['../prebuild-install/bin.js'], { cwd: driver, stdio: 'ignore', timeout: 120_000 });
  return status === 0;
}

function compileDriver(/** @type {string} */ root) {
  const { status } = npm(root, ['rebuild', 'better-sqlite3', '--ignore-scripts=false', '--loglevel=error'], {
    npm_config_build_from_source: 'true',
    ...headersOfNode(),
  });
  if (status !== 0) {
    stop('The SQLite driver (better-sqlite3) could not be compiled: see the messages above. It needs a C++ compiler that knows C++20 and the header files of Node\n'
      + '(fetched from the network, or taken from the folder that the environment variable npm_config_nodedir names).');
  }
}

/** The headers beside Node spare a download, which an office network may refuse. */
function headersOfNode() {
  const prefix = dirname(dirname(process.execPath));
  const found = existsSync(join(prefix, 'include', 'node', 'node_version.h'));
  return found && process.env['npm_config_nodedir'] === undefined ? { npm_config_nodedir: prefix } : {};
}

/** @returns {string[]} */
export function missingTools(platform = process.platform, /** @type {(command: string) => boolean} */ runs = doesRun) {
  // Visual Studio stands in no path: there node-gyp itself says what it looked for.
  if (platform === 'win32') return [];
  const { npm_config_python: python = '', CXX: compiler = '', MAKE: make = '' } = process.env;
  const tools = [
    { name: 'python3', commands: [python, 'python3', 'python'] },
    { name: 'make', commands: [make, 'make', 'gmake'] },
    { name: 'a C++ compiler', commands: [compiler, 'c++', 'g++', 'clang++'] },
  ];
  return tools.filter(({ commands }) => !commands.some((command) => command !== '' && runs(command))).map(({ name }) => name);
}

export function missingToolsMessage(/** @type {string[]} */ missing, platform = process.platform) {
  const how = platform === 'darwin'
    ? 'Install Apple\'s command line tools:\n    xcode-select --install'
    : 'On Debian or Ubuntu:\n    apt-get install -y python3 make g++\nOn Fedora: dnf install python3 make gcc-c++\nOn Alpine: apk add python3 make g++';
  return `No ready-made SQLite driver (better-sqlite3) could be fetched for Node ${process.versions.node} on ${platform} ${process.arch},\n`
    + `and to compile one this machine lacks: ${missing.join(', ')}.\n${how}\nThen start again.`;
}

function doesRun(/** @type {string} */ command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}
