import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contractSchema } from '../server/protocol/catalogue.ts';

const protocol = suite('npm run protocol');

/** Runs the script; `read` says after each piece whether to go on reading. */
function run(read: (sofar: string) => boolean): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/protocol.ts'], { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => {
    stdout += piece.toString();
    if (!read(stdout)) child.stdout.destroy();
  });
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

protocol('prints one JSON document, with every audience', async () => {
  const { code, stdout } = await run(() => true);
  assert.is(code, 0);
  assert.equal(JSON.parse(stdout), JSON.parse(JSON.stringify(contractSchema())));
  assert.equal(Object.keys(JSON.parse(stdout).audiences), ['participant', 'staff', 'display', 'live', 'public', 'operator']);
});

protocol('says nothing about a reader who has read enough', async () => {
  const { code, stderr } = await run(() => false);
  assert.equal([code, stderr], [0, '']);
});

protocol.run();
