import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openDatabase, openReader } from '../db/open.ts';
import { freePort, launch, startServer, type ChildOptions, type ChildServer } from './testing/child-server.ts';
import { openCrowd } from './testing/demo-crowd.ts';

interface Context {
  folder: string;
  running: ChildServer[];
  /** Starts the product, which must end by itself with one sentence on its last line. */
  refused(options: Partial<ChildOptions>): Promise<string>;
  /** Starts the product and hands over what it has printed when it listens. */
  greeted(options: Partial<ChildOptions>): Promise<string>;
  stop(): Promise<void>;
}

const starting = suite<Context>('a start');
starting.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-start-'));
  context.running = [];
  context.refused = async (options) => {
    const server = launch({ folder: context.folder, port: await freePort(), ...options });
    context.running.push(server);
    assert.equal(await server.ended, { code: 1, signal: null });
    return server.printed();
  };
  context.greeted = async (options) => {
    const server = await startServer({ folder: context.folder, port: await freePort(), ...options });
    context.running.push(server);
    return server.printed();
  };
  context.stop = async () => {
    for (const server of context.running.splice(0)) {
      server.signal('SIGKILL');
      await server.ended;
    }
  };
});
starting.after.each(async ({ folder, stop }) => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

starting('on a file in the place of the data folder says so in one sentence', async ({ folder, refused }) => {
  const place = join(folder, 'place');
  writeFileSync(place, 'a file');
  assert.is(await refused({ folder: place }), `hoithi: DATA_DIR is "${place}": this folder cannot be made or written to (${place} is a file)\n`);
  const below = join(place, 'below', 'deep');
  assert.is(await refused({ folder: below }), `hoithi: DATA_DIR is "${below}": this folder cannot be made or written to (${place} is a file)\n`);
});

starting('on a folder that cannot be made says so in one sentence, soon', async ({ refused }) => {
  assert.match(await refused({ folder: '/proc/nope/data' }), /^hoithi: DATA_DIR is "\/proc\/nope\/data": this folder cannot be made or written to \(ENOENT[^\n]*\)\n$/);
});

starting('on a folder that cannot be written to says so in one sentence', async ({ refused }) => {
  assert.match(await refused({ folder: '/proc' }), /^hoithi: DATA_DIR is "\/proc": this folder cannot be made or written to \([^\n]*\)\n$/);
});

starting('makes a folder in a folder that is not there yet, for its owner alone', async ({ folder, greeted }) => {
  await greeted({ folder: join(folder, 'new', 'data') });
  assert.ok(existsSync(join(folder, 'new', 'data', 'contest.sqlite')));
});

starting('on a port in use writes nothing', async ({ folder, refused, greeted }) => {
  const port = await freePort();
  await greeted({ port, folder: join(folder, 'first') });
  const said = await refused({ port, folder: join(folder, 'second') });
  assert.is(said, `hoithi: port ${port} is in use by another program: stop it, or set PORT to another number\n`);
  assert.not.ok(existsSync(join(folder, 'second')));
});

starting('on the port and the folder of a running server names the server', async ({ folder, refused, greeted }) => {
  const port = await freePort();
  await greeted({ port });
  assert.is(await refused({ port }), `hoithi: another server already runs on ${folder}: stop it first, or set DATA_DIR to another folder\n`);
});

starting('on an address that is not of this machine writes nothing', async ({ folder, refused }) => {
  assert.is(await refused({ settings: { HOST: '192.0.2.1' } }), 'hoithi: HOST is "192.0.2.1", which is no address of this machine\n');
  assert.equal(readdirSync(folder), []);
});

starting('on a disk that takes up nothing more ends, and says so in one sentence', async ({ folder, refused, greeted, stop }) => {
  const port = await freePort();
  await greeted({ port });
  const crowd = await openCrowd({ address: `http://127.0.0.1:${port}`, folder, people: 1, random: () => 0, reconnect: { reconnection: false } });
  await crowd.until(() => crowd.sent() > 0, 'somebody has an attempt');
  crowd.leave();
  await stop();
  const database = openDatabase(join(folder, 'contest.sqlite'));
  database.exec("CREATE TRIGGER full BEFORE UPDATE ON attempt BEGIN SELECT RAISE (ABORT, 'database or disk is full'); END");
  database.close();
  assert.is(await refused({}), 'hoithi: nothing can be saved in the data folder (database or disk is full): make room in it, or see that it may be written to, and start again\n');
});

starting('that cannot write its contest ends too, although a thread has the database open', async ({ folder, refused }) => {
  const database = openDatabase(join(folder, 'contest.sqlite'));
  database.exec("CREATE TRIGGER full BEFORE INSERT ON contest BEGIN SELECT RAISE (ABORT, 'database or disk is full'); END");
  database.close();
  assert.match(await refused({}), /^hoithi: nothing can be saved in the data folder \(database or disk is full\)[^\n]*\n$/);
});

starting('with --empty on the demonstration says that nothing changes', async ({ folder, greeted, stop }) => {
  const before = await greeted({});
  assert.not.match(before, '--empty');
  assert.match(before, /^ {2}SNV001 +[0-9A-Z]{5}-[0-9A-Z]{5} /m);
  await stop();
  assert.match(await greeted({ words: ['--empty'] }), /^this folder already holds a contest: --empty changes nothing; set DATA_DIR to an empty folder$/m);
  const reader = openReader(join(folder, 'contest.sqlite'));
  assert.equal(reader.prepare('SELECT demonstration FROM contest').pluck().all(), [1]);
  reader.close();
});

starting('with --empty once more before there is an organiser prints a new link, and no complaint', async ({ greeted, stop }) => {
  const links: string[] = [];
  for (const _time of [1, 2]) {
    const said = await greeted({ words: ['--empty'] });
    assert.not.match(said, 'changes nothing');
    links.push(/token=(\S+)/.exec(said)?.[1] ?? '');
    await stop();
  }
  assert.is(new Set(links).size, 2);
});

starting('with --empty --lan prints a link that works: on this machine', async ({ greeted }) => {
  const port = await freePort();
  const said = await greeted({ port, words: ['--empty', '--lan'], settings: { HOST: '' } });
  const [, address, token] = /^ {2}(http:\/\/localhost:\d+)\/welcome\?token=(\S+)$/m.exec(said) ?? [];
  assert.is(address, `http://localhost:${port}`, said);
  assert.match(said, 'open it on this machine');
  const account = { token, name: 'Nguyễn Văn A', account: 'to-chuc', password: 'mật khẩu đủ dài' };
  const response = await fetch(`${address}/api/welcome`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(account) });
  assert.equal(await response.json(), { ok: true, value: { account: 'to-chuc' } });
});

starting('behind TLS without a trusted proxy warns aloud and in the log', async ({ greeted, stop }) => {
  const settings = { BASE_URL: 'https://hoithi.example.vn', LOG_LEVEL: 'warn' };
  const said = await greeted({ settings });
  assert.match(said, /^WARNING: BASE_URL is https and TRUST_PROXY is not set: /m);
  assert.match(said, /"msg":"[^"]*TRUST_PROXY/);
  await stop();
  assert.not.match(await greeted({ settings: { ...settings, TRUST_PROXY: '1' } }), 'TRUST_PROXY');
});

starting.run();
