import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runTestFile, type Result } from './test-file.mjs';

const root = join(import.meta.dirname, '../..');

interface World {
  folder: string;
  run: (lines: string[], options?: { seconds?: number; mayLeaveOut?: boolean }) => Promise<Result>;
}

const runner = suite<World>('test runner');

runner.before((world) => {
  world.folder = mkdtempSync(join(tmpdir(), 'hoithi-runner-'));
  world.run = (lines, { seconds = 20, mayLeaveOut = false } = {}) => {
    const file = join(world.folder, 'some.test.mjs');
    writeFileSync(file, ["import { suite } from 'uvu';", "const some = suite('some');", ...lines].join('\n'));
    return runTestFile({ file, seconds, mayLeaveOut }, root);
  };
});

runner.after(({ folder }) => {
  rmSync(folder, { recursive: true });
});

runner('counts what passes', async ({ run }) => {
  const result = await run(["some('one', () => {});", "some('two', () => {});", 'some.run();']);
  assert.equal([result.passed, result.failed], [2, 0], result.output);
});

runner('counts what fails, and shows why', async ({ run }) => {
  const result = await run(["some('one', () => {});", "some('two', () => { throw new Error('seven is not eight'); });", 'some.run();']);
  assert.equal([result.passed, result.failed], [1, 1], result.output);
  assert.match(result.output, 'seven is not eight');
});

runner('fails a file that runs no suite', async ({ run }) => {
  const result = await run(["some('one', () => {});"]);
  assert.equal([result.passed, result.failed], [0, 1], result.output);
  assert.match(result.output, '.run()');
});

runner('fails a file of which one suite is never run', async ({ run }) => {
  const result = await run(["const other = suite('the forgotten');", "other('one', () => {});", "some('two', () => {});", 'some.run();']);
  assert.equal([result.passed, result.failed], [1, 1], result.output);
  assert.match(result.output, 'the forgotten');
});

runner('fails a file that cannot be loaded', async ({ run }) => {
  const result = await run(["throw new Error('broken on the way in');"]);
  assert.equal([result.passed, result.failed], [0, 1], result.output);
  assert.match(result.output, 'broken on the way in');
});

runner('fails a file that ends its process early', async ({ run }) => {
  const result = await run(["some('one', () => process.exit(0));", 'some.run();']);
  assert.equal([result.passed, result.failed], [0, 1], result.output);
});

runner('stops a file whose test never ends, and names the test', async ({ run }) => {
  const result = await run(["some('waits for nothing', () => new Promise(() => setInterval(() => {}, 1000)));", 'some.run();'], { seconds: 5 });
  assert.equal([result.passed, result.failed], [0, 1], result.output);
  assert.match(result.output, 'not ended after 5 s');
  assert.match(result.output, 'waits for nothing');
});

runner('stops a file that spins', async ({ run }) => {
  const result = await run(["some('spins', () => { for (;;); });", 'some.run();'], { seconds: 1 });
  assert.equal([result.passed, result.failed], [0, 1], result.output);
  assert.match(result.output, 'not ended after 1 s');
});

runner('fails a file that leaves something open after its tests', async ({ run }) => {
  const result = await run(["some('one', () => { setInterval(() => {}, 1000); });", 'some.run();']);
  assert.equal([result.passed, result.failed], [1, 1], result.output);
  assert.match(result.output, 'Timeout');
});

runner('ends the processes that a file leaves behind', async ({ folder, run }) => {
  const trace = join(folder, 'still-here');
  const result = await run([
    "import { spawn } from 'node:child_process';",
    `some('one', () => { spawn('sh', ['-c', 'sleep 1; touch ${trace}'], { stdio: 'ignore' }).unref(); });`,
    'some.run();',
  ]);
  assert.equal([result.passed, result.failed], [1, 0], result.output);
  await new Promise((resolve) => { setTimeout(resolve, 1200); });
  assert.not.ok(existsSync(trace));
});

for (const hook of ['before', 'after', 'before.each', 'after.each']) {
  runner(`shows what ${hook} throws, which uvu keeps to itself`, async ({ run }) => {
    const result = await run([`some.${hook}(() => { throw new Error('the hook is broken'); });`, "some('one', () => {});", 'some.run();']);
    assert.ok(result.failed > 0, result.output);
    assert.match(result.output, 'the hook is broken');
  });
}

runner('fails a file that leaves tests out', async ({ run }) => {
  const lines = ["some.only('one', () => {});", "some('two', () => {});", 'some.run();'];
  const whole = await run(lines);
  assert.equal([whole.passed, whole.failed], [1, 1], whole.output);
  assert.match(whole.output, '.only');
  const narrowed = await run(lines, { mayLeaveOut: true });
  assert.equal([narrowed.passed, narrowed.failed], [1, 0], narrowed.output);
});

runner('fails a file with an error after its last test', async ({ run }) => {
  const result = await run(["some('one', () => { setTimeout(() => { throw new Error('too late to count'); }, 50); });", 'some.run();']);
  assert.equal([result.passed, result.failed], [1, 1], result.output);
  assert.match(result.output, 'too late to count');
});

runner.run();
