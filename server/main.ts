import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { demonstrationContest } from '../scripts/demo/contest.ts';
import { someSignIns } from '../scripts/demo/sign-ins.ts';
import { createApp } from './app.ts';
import { ConfigError, demonstrationAllowed, readConfig, type Config } from './config.ts';
import { openContest } from './contest/contest.ts';
import { emptyContest } from './contest/empty.ts';
import { welcome } from './contest/welcome.ts';
import { addresses } from './addresses.ts';
import { greeting } from './greeting.ts';
import { openHouse } from './house.ts';

/** Where the built pages lie, beside the server's own folder. */
const CLIENT = resolve(import.meta.dirname, '../dist/client');

try {
  await run(readConfig(process.env, process.argv.slice(2)));
} catch (error) {
  // A person reads this: what is wrong with the settings, the folder or the port, in one sentence, without a stack.
  if (!isExpected(error)) throw error;
  process.stderr.write(`hoithi: ${error.message}\n`);
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  const house = openHouse(config);
  const { stores, clock, secrets, events } = house;
  const parts = { stores, clock, events, keys: secrets.keys, random: randomBytes };
  const welcoming = welcome(parts);
  const fresh = await stores.load(config.empty ? emptyContest(clock.now()) : demonstrationContest(secrets.keys, clock.now()));
  const allowed = demonstrationAllowed(config);
  const stored = await stores.contests.current();
  const demonstration = stored?.demonstration === true;
  const seen = { port: config.port };
  const contest = await openContest(parts, { entryAddress: () => addresses(config, seen.port).entry, signInOpen: !demonstration || allowed, behindProxy: config.trustProxy !== false });
  if (demonstration && !allowed) events.demonstrationOff();
  await contest.recover();

  const app = createApp(
    { contest, clock, events, acceptFirstOrganiser: welcoming.accept },
    {
      clientFolder: CLIENT,
      baseUrl: config.baseUrl,
      trustProxy: config.trustProxy,
      operatorToken: secrets.operatorToken,
      readiness: { dataFolder: config.dataFolder, hasContest: () => stored !== undefined, assertWritable: stores.contests.isWritable },
    },
  );
  seen.port = await listen(app.http, config).catch(async (error: unknown) => {
    // Timers of the contest would keep a process alive that serves nobody.
    await contest.abandon();
    await house.close();
    throw error;
  });
  contest.listening();
  const serverFile = join(config.dataFolder, 'server.json');
  writeFileSync(serverFile, JSON.stringify({ pid: process.pid, port: seen.port, host: config.host }), { mode: 0o600 });
  events.listening(addresses(config, seen.port).entry);
  const invitation = demonstration ? undefined : await welcoming.invite();
  process.stdout.write(greeting({ config, port: seen.port, fresh, signIns: demonstration && allowed ? someSignIns(secrets.keys) : [], invitation }));

  const signal = await stopSignal();
  process.stdout.write(`\n${signal}: finishing what is in hand ...\n`);
  events.draining();
  await contest.drain();
  await contest.stop();
  await app.close();
  rmSync(serverFile, { force: true });
  await house.close();
  events.stopped();
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(listenError(error, config)));
    server.listen(config.port, config.host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : config.port);
    });
  });
}

function listenError(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE') return new ConfigError(`port ${port} is in use by another program: stop it, or set PORT to another number`);
  if (error.code === 'EACCES') return new ConfigError(`this user may not listen on port ${port}: set PORT to 1024 or more`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new ConfigError(`HOST is "${host}", which is no address of this machine`);
  return error;
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    process.once('SIGTERM', done);
    process.once('SIGINT', done);
  });
}

function isExpected(error: unknown): error is Error {
  return error instanceof Error && ['ConfigError', 'DatabaseError'].includes(error.name);
}
