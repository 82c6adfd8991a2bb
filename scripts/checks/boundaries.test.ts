import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = join(import.meta.dirname, '../..');
const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');

interface Case { from: string; line: string; teaches?: string }

const refused: Case[] = [
  { from: 'server/rules/ranking.ts', line: "import { readFileSync } from 'node:fs';", teaches: 'A rule is pure' },
  { from: 'server/rules/timing.ts', line: "import { open } from '../../db/open.ts';", teaches: 'A rule is pure' },
  { from: 'server/rules/chain.ts', line: "import type { Attempt } from '../contest/attempt.ts';", teaches: 'A rule is pure' },
  { from: 'server/rules/shape.ts', line: "import { z } from 'zod';", teaches: 'A rule is pure' },
  { from: 'server/rules/now.ts', line: 'export const now = Date.now();', teaches: 'never asks for the time' },
  { from: 'server/rules/tick.ts', line: 'export const tick = performance.now();', teaches: 'never asks for the time' },
  { from: 'server/rules/later.ts', line: 'setTimeout(() => {}, 1);', teaches: 'sets no timer' },
  { from: 'server/rules/each.ts', line: 'setInterval(() => {}, 1);', teaches: 'sets no timer' },
  { from: 'server/rules/soon.ts', line: 'setImmediate(() => {});', teaches: 'sets no timer' },
  { from: 'server/rules/where.ts', line: 'export const where = process.cwd();', teaches: 'knows no process' },
  { from: 'server/rules/dice.ts', line: 'export const dice = Math.random();', teaches: 'makes no randomness' },
  { from: 'server/rules/id.ts', line: 'export const id = crypto.randomUUID();', teaches: 'makes no randomness' },
  { from: 'server/rules/hidden.ts', line: 'export const hidden = globalThis.Date;', teaches: 'reaches no global' },
  { from: 'server/protocol/hello.ts', line: "import { createHash } from 'node:crypto';", teaches: 'it imports zod and its own files' },
  { from: 'server/protocol/view.ts', line: "import type { Standing } from '../rules/ranking.ts';", teaches: 'it imports zod and its own files' },
  { from: 'db/rounds.ts', line: "import { close } from '../server/rules/timing.ts';", teaches: 'write `import type`' },
  { from: 'db/views.ts', line: "import type { View } from '../server/protocol/participant.ts';", teaches: 'db knows no server' },
  { from: 'db/clock.ts', line: "import { clock } from '../server/contest/clock.ts';", teaches: 'db knows no server' },
  { from: 'db/config.ts', line: "import { config } from '../server/config.ts';", teaches: 'db knows no server' },
  { from: 'db/demo.ts', line: "import { demo } from '../scripts/demo.ts';", teaches: 'db knows no server' },
  { from: 'server/contest/push.ts', line: "import { push } from '../audiences/participant.ts';", teaches: 'does not know who listens' },
  { from: 'server/contest/route.ts', line: "import type { Route } from '../http/pages.ts';", teaches: 'does not know who listens' },
  { from: 'server/contest/app.ts', line: "import { createApp } from '../app.ts';", teaches: 'does not know who listens' },
  { from: 'server/contest/words.ts', line: "import { vi } from '../../client/words/vi.ts';", teaches: 'neither client nor scripts' },
  { from: 'server/audiences/participant.ts', line: "import type { Database } from '../../db/open.ts';", teaches: 'do not see the database' },
  { from: 'server/audiences/display.ts', line: "import { rank } from '../rules/ranking.ts';", teaches: 'decide nothing' },
  { from: 'server/http/exports.ts', line: "import { attempts } from '../../db/attempts.ts';", teaches: 'do not see the database' },
  { from: 'server/http/rules.ts', line: "import { rank } from '../rules/ranking.ts';", teaches: 'decide nothing' },
  { from: 'server/http/demo.ts', line: "import { demo } from '../../scripts/demo.ts';", teaches: 'neither client nor scripts' },
  { from: 'server/addresses.ts', line: "import { page } from '../client/participant/page.ts';", teaches: 'neither client nor scripts' },
  { from: 'server/greeting.ts', line: "import { signIns } from '../scripts/demo/sign-ins.ts';", teaches: 'neither client nor scripts' },
  { from: 'client/participant/check.ts', line: "import { answer } from '../../server/protocol/participant.ts';", teaches: 'zod stays out of the bundle' },
  { from: 'client/ui/rank.ts', line: "import type { Standing } from '../../server/rules/ranking.ts';", teaches: 'The client knows the protocol' },
  { from: 'client/ui/row.ts', line: "import type { Row } from '../../db/rows.ts';", teaches: 'The client knows the protocol' },
  { from: 'client/ui/config.ts', line: "import type { Config } from '../../server/config.ts';", teaches: 'The client knows the protocol' },
  { from: 'client/ui/schema.ts', line: "import { z } from 'zod';", teaches: 'This runs in a browser' },
  { from: 'scripts/bench.ts', line: "import { createApp } from '../server/app.ts';", teaches: 'start the server as a process' },
  { from: 'scripts/rank.ts', line: "import { rank } from '../server/rules/ranking.ts';", teaches: 'works through server/contest' },
  { from: 'scripts/page.ts', line: "import type { Page } from '../client/ui/page.ts';", teaches: 'start the server as a process' },
];

const allowed: Case[] = [
  { from: 'server/rules/prizes.ts', line: "import { rank } from './ranking.ts';" },
  { from: 'server/protocol/answer.ts', line: "import { z } from 'zod';" },
  { from: 'server/protocol/boards.ts', line: "import { answer } from './answer.ts';" },
  { from: 'db/attempts.ts', line: "import type { AttemptId } from '../server/rules/ids.ts';" },
  { from: 'db/open.ts', line: "import Sqlite from 'better-sqlite3';" },
  { from: 'server/contest/attempts.ts', line: "import { rank } from '../rules/ranking.ts';" },
  { from: 'server/contest/answers.ts', line: "import { answers } from '../../db/answers.ts';" },
  { from: 'server/contest/views.ts', line: "import { view } from '../protocol/view.ts';" },
  { from: 'server/audiences/organiser.ts', line: "import { withdraw } from '../contest/withdraw.ts';" },
  { from: 'server/audiences/board.ts', line: "import type { Standing } from '../rules/ranking.ts';" },
  { from: 'server/http/pages.ts', line: "import { view } from '../protocol/view.ts';" },
  { from: 'server/app.ts', line: "import { open } from '../db/open.ts';" },
  { from: 'client/participant/page.ts', line: "import type { View } from '../../server/protocol/participant.ts';" },
  { from: 'client/rules/page.ts', line: "import { bar } from '../ui/bar.ts';" },
  { from: 'client/participant/page.test.ts', line: "import { createApp } from '../../server/app.ts';" },
  { from: 'scripts/organiser.ts', line: "import { withdraw } from '../server/contest/withdraw.ts';" },
  { from: 'scripts/demo.ts', line: "import { config } from '../server/config.ts';" },
  { from: 'scripts/backup.ts', line: "import { open } from '../db/open.ts';" },
];

const main: Case = {
  from: 'server/main.ts',
  line: "import { page } from '../client/ui/page.ts';\nimport { bench } from '../scripts/bench.ts';\nimport { contest } from '../scripts/demo/contest.ts';",
};

const cyclic: Case[] = [
  { from: 'server/contest/hen.ts', line: "import { egg } from './egg.ts';\nexport const hen = () => egg;" },
  { from: 'server/contest/egg.ts', line: "import { hen } from './hen.ts';\nexport const egg = () => hen;" },
];

interface Finding { filename: string; code: string; message: string; help?: string }

const boundaries = suite<{ findings: Finding[] }>('boundaries');

boundaries.before(async (world) => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-boundaries-'));
  try {
    // The boundaries need no types, and type-aware rules take most of a minute where no tsconfig.json is found.
    const config = { ...JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')), options: {} };
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
    for (const { from, line } of [...refused, ...allowed, ...cyclic, main]) {
      mkdirSync(dirname(join(folder, from)), { recursive: true });
      writeFileSync(join(folder, from), `${line}\n`);
    }
    world.findings = await lint(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const { from, line, teaches } of refused) {
  boundaries(`${from} must not say: ${line}`, ({ findings }) => {
    const said = restrictions(findings, from).map(({ message, help }) => `${message} ${help ?? ''}`);
    assert.ok(said.some((text) => text.includes(teaches ?? '')), `expected "${teaches}", oxlint said: ${said.join(' | ') || 'nothing'}`);
  });
}

for (const { from, line } of allowed) {
  boundaries(`${from} may say: ${line}`, ({ findings }) => {
    assert.equal(restrictions(findings, from), []);
  });
}

boundaries('server/main.ts may load the demonstration, no other script and no page', ({ findings }) => {
  const imports = restrictions(findings, main.from).map(({ message }) => /'(.*?)'/.exec(message)?.[1]);
  assert.equal(imports, ['../client/ui/page.ts', '../scripts/bench.ts']);
});

boundaries('two files of one folder must not import each other', ({ findings }) => {
  const cycles = findings.filter(({ code }) => code.includes('no-cycle')).map(({ filename }) => filename);
  assert.equal(cycles.toSorted(), ['server/contest/egg.ts', 'server/contest/hen.ts']);
});

boundaries.run();

function restrictions(findings: Finding[], file: string): Finding[] {
  return findings.filter(({ filename, code }) => filename === file && code.includes('no-restricted-'));
}

function lint(folder: string): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [oxlint, '-f', 'json'], { cwd: folder, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (!stdout.trimStart().startsWith('{')) return reject(new Error(`oxlint did not run: ${error?.message ?? ''} ${stderr}`));
      const report: { diagnostics: Finding[] } = JSON.parse(stdout);
      resolve(report.diagnostics.map((finding) => ({ ...finding, filename: finding.filename.replaceAll('\\', '/') })));
    });
  });
}
