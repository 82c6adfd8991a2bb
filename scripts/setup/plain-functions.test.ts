import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TYPESCRIPT_FLAGS } from './node-flags.mjs';

const plain = suite<{ folder: string }>('a program');
plain.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-plain-'));
});
plain.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

plain('makes its functions as they are, without naming each over again, and errors point at its own lines', ({ folder }) => {
  const file = join(folder, 'program.mts');
  writeFileSync(
    file,
    `const make = (of: number) => { const own = (): string => new Error(String(of)).stack ?? ''; return own; };
const own = make(1);
function declared(): void {}
console.log(JSON.stringify({ own: own.name, declared: declared.name, line: own().split('\\n')[1]?.split('program.mts')[1] }));
`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, [...TYPESCRIPT_FLAGS, file], { encoding: 'utf8' });
  assert.is(stderr, '');
  assert.equal(JSON.parse(stdout), { own: '', declared: 'declared', line: ':1:58)' });
});

plain.run();
