import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openStores } from '../db/stores.ts';
import { newPersonalCode } from '../server/contest/codes.ts';
import { personalCodeHmac, staffCodeHmac } from '../server/contest/keys.ts';
import { readSecrets } from '../server/secrets.ts';
import { demonstrationCode } from './demo/contest.ts';

const ROOT = join(import.meta.dirname, '..');

interface Context {
  folder: string;
  demo(...words: string[]): { status: number | null; stdout: string; stderr: string };
}

const demo = suite<Context>('npm run demo');
demo.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-demo-'));
  context.demo = (...words) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', ...words], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, DATA_DIR: context.folder } });
});
demo.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

for (const words of [['--rest'], ['reset'], ['--list', '--rest']]) {
  demo(`${words.join(' ')} is refused with the usage`, ({ demo: run }) => {
    const { status, stdout, stderr } = run(...words);
    assert.is(status, 1);
    assert.is(stdout, '');
    assert.match(stderr, `unknown option ${words.at(-1)}`);
    assert.match(stderr, 'npm run demo -- --reset');
  });
}

for (const words of [['--people', '5'], ['--reset', '--people'], ['--reset', '--people', '0'], ['--reset', '--people', 'viele']]) {
  demo(`${words.join(' ')} is refused with what it takes, and nothing is made`, ({ demo: run, folder }) => {
    const { status, stderr } = run(...words);
    assert.is(status, 1);
    assert.match(stderr, '--people stands with --reset');
    assert.equal(readdirSync(folder), []);
  });
}

demo('--list prints the valid codes, and of a person with a reissued one only that', async ({ folder, demo: run }) => {
  assert.is(run('--reset').status, 0);
  const { keys } = readSecrets(folder);
  const code = demonstrationCode(keys, 'SNV001');
  const shown = `${code.slice(0, 5)}-${code.slice(5)}`;
  assert.match(lineOf(run('--list').stdout, 'SNV001'), shown);

  const stores = openStores(join(folder, 'contest.sqlite'), { now: () => 1 });
  const contest = await stores.contests.current();
  const person = await stores.participants.withStaffCode(contest?.id ?? '', staffCodeHmac(keys, 'SNV001'));
  if (person === undefined) throw new Error('nobody has the staff code SNV001');
  const event = { at: 1, actor: 'operator', act: 'reissue', subject: person.id, reason: 'mất mã', detail: {} };
  await stores.participants.reissue(person.id, personalCodeHmac(keys, 'SNV001', newPersonalCode()), event);
  await stores.close();

  const { stdout } = run('--list');
  assert.match(lineOf(stdout, 'SNV001'), '(đã cấp lại / reissued)');
  assert.not.match(stdout, shown);
  assert.is(stdout.split('reissued').length, 2);
});

demo('--list of a folder without a demonstration says so, and makes nothing', ({ folder, demo: run }) => {
  const { status, stderr } = run('--list');
  assert.is(status, 1);
  assert.is(stderr, `there is no demonstration in ${folder}: npm start loads it\n`);
});

demo('--reset on a file in the place of the data folder says so', ({ folder, demo: run }) => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file');
  const { status, stderr } = run('--reset');
  assert.is(status, 1);
  assert.is(stderr, `DATA_DIR is "${folder}": this folder cannot be made or written to (${folder} is a file)\n`);
});

demo.run();

function lineOf(text: string, staffCode: string): string {
  return text.split('\n').find((line) => line.startsWith(`${staffCode} `)) ?? '';
}
