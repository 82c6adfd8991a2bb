import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = join(import.meta.dirname, '..');

const start = suite('start');

start('--help answers before anything is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-start-'));
  try {
    cpSync(import.meta.dirname, join(folder, 'scripts'), { recursive: true });
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'scripts/start.mjs'), '--help'], { encoding: 'utf8' });
    assert.is(status, 0);
    assert.match(stdout, 'npm start -- --lan');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

start('--help names the settings that the server reads, and no other', () => {
  const read = names(readFileSync(join(root, 'server/config.ts'), 'utf8'), /environment\['([A-Z_]+)'\]/g);
  const named = names(readFileSync(join(root, 'scripts/help.txt'), 'utf8'), /^ {2}([A-Z_]+) /gm);
  assert.equal(named, read);
});

start.run();

function names(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();
}
