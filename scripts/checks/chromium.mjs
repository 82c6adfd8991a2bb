import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, stop } from '../setup/say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const { ProgramFiles: programs = '', LOCALAPPDATA: own = '', HOME: home = '' } = process.env;
const macOS = 'Contents/MacOS';
const PLACES = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium',
  ...['', home].flatMap((base) => [
    `${base}/Applications/Google Chrome.app/${macOS}/Google Chrome`,
    `${base}/Applications/Chromium.app/${macOS}/Chromium`,
  ]),
  ...[programs, `${programs} (x86)`, own].flatMap((base) => [
    join(base, 'Google/Chrome/Application/chrome.exe'),
    join(base, 'Chromium/Application/chrome.exe'),
  ]),
];

/** The browser for the tests: the named one, an installed one, or Debian's, which is installed where that is possible. */
export function provideChromium() {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    return existsSync(named) ? named : stop(`CHROMIUM names ${named}, which does not exist.`);
  }
  return findChromium() ?? installChromium() ?? stop(
    'The browser tests need Chromium or Chrome, and none was found. Install one:\n'
    + '  Debian, Ubuntu: apt-get install -y chromium     Fedora: dnf install chromium     macOS: brew install --cask chromium\n'
    + 'or name it: CHROMIUM=/path/to/chrome npm test. Without a browser: npm run check',
  );
}

function findChromium() {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...PLACES, ...onPath].find((place) => existsSync(place));
}

function installChromium() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  say('Installing Chromium for the browser tests ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 });
    if (status !== 0) say(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
  return findChromium();
}
