import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readSecrets } from './secrets.ts';

const secrets = suite<{ folder: string }>('the secrets');
secrets.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-secrets-'));
});
secrets.after.each(({ folder }) => rmSync(folder, { recursive: true }));

secrets('are made on the first start, readable by their owner alone, and stay', ({ folder }) => {
  const made = readSecrets(folder);
  assert.is(statSync(join(folder, 'secrets.json')).mode & 0o777, 0o600);
  assert.equal(readSecrets(folder), made);
  assert.is(made.keys.codes.length, 32);
  assert.not.equal(made.keys.codes, made.keys.receipts);
});

secrets('of another folder are others', ({ folder }) => {
  const made = readSecrets(folder);
  rmSync(join(folder, 'secrets.json'));
  assert.not.equal(readSecrets(folder).keys.codes, made.keys.codes);
});

secrets('that are damaged are not replaced in silence', ({ folder }) => {
  writeFileSync(join(folder, 'secrets.json'), '{}');
  assert.throws(() => readSecrets(folder));
});

secrets.run();
