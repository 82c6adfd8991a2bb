import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { START_OPTIONS } from '../server/config.ts';

const root = join(import.meta.dirname, '..');

const start = suite('start');

start('--help answers before anything is installed', () => {
  const { status, stdout } = onFreshClone('--help');
  assert.is(status, 0);
  assert.match(stdout, 'npm start -- --lan');
});

start('an unknown option is refused before anything is installed', () => {
  const { status, stdout, stderr } = onFreshClone('--lan', '--lna');
  assert.is(status, 1);
  assert.is(stdout, '');
  assert.is(stderr, `unknown option --lna: npm start takes ${START_OPTIONS.join(' and ')}; npm start -- --help shows what they do\n`);
});

start('--help names every option of a start, and the list of all sign-ins', () => {
  const help = readFileSync(join(root, 'scripts/help.txt'), 'utf8');
  for (const option of START_OPTIONS) assert.match(help, `npm start -- ${option} `);
  assert.match(help, 'npm run demo -- --list');
});

start('--help names the settings that the server reads, and no other', () => {
  const read = names(readFileSync(join(root, 'server/config.ts'), 'utf8'), /environment\['([A-Z_]+)'\]/g);
  const named = names(readFileSync(join(root, 'scripts/help.txt'), 'utf8'), /^ {2}([A-Z_]+) /gm);
  assert.equal(named, read);
});

start.run();

function onFreshClone(...words: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-start-'));
  try {
    cpSync(import.meta.dirname, join(folder, 'scripts'), { recursive: true });
    return spawnSync(process.execPath, [join(folder, 'scripts/start.mjs'), ...words], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function names(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();
}
