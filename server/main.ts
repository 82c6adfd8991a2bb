import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { demonstrationContest } from '../scripts/demo/contest.ts';
import { lockFolder } from '../db/lock.ts';
import { addDemonstrationSession } from '../scripts/demo/live.ts';
import { asStored, someSignIns } from '../scripts/demo/sign-ins.ts';
import { addDemonstrationStaff, staffCards } from '../scripts/demo/staff.ts';
import { createApp } from './app.ts';
import { demonstrationAllowed, isProxyUntrusted, readConfig, type Config } from './config.ts';
import { openContest } from './contest/contest.ts';
import { emptyContest } from './contest/empty.ts';
import { slowPasswords } from './contest/staff/passwords.ts';
import { welcome } from './contest/welcome.ts';
import { addresses } from './addresses.ts';
import { greeting } from './greeting.ts';
import { openHouse } from './house.ts';
import { assertFree, listen } from './listening.ts';
import { sentenceOf } from './start-troubles.ts';

/** Where the built pages lie, beside the server's own folder. */
const CLIENT = resolve(import.meta.dirname, '../dist/client');

const PROXY_WARNING = `
WARNING: BASE_URL is https and TRUST_PROXY is not set: everybody behind the proxy counts as one address, limits meant for one
person hit all of them, and the one-time link is refused. Set TRUST_PROXY to the number of proxies in front (1 for one nginx).
`;

try {
  await run(readConfig(process.env, process.argv.slice(2)));
} catch (error) {
  // A person reads this: what is wrong with the settings, the folder or the port, in one sentence, without a stack.
  const sentence = sentenceOf(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`hoithi: ${sentence}\n`);
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  await assertStartable(config);
  const house = await openHouse(config);
  const { stores, clock, secrets, events, metrics } = house;
  const parts = { stores, clock, events, keys: secrets.keys, passwords: slowPasswords(), random: randomBytes };
  const welcoming = welcome(parts);
  const fresh = await stores.load(config.empty ? emptyContest(clock.now()) : demonstrationContest(secrets.keys, clock.now()));
  const allowed = demonstrationAllowed(config);
  const stored = await stores.contests.current();
  const demonstration = stored?.demonstration === true;
  if (stored !== undefined && demonstration) await addDemonstrationStaff(parts, stored.id);
  const seen = { port: config.port };
  const contest = await openContest(parts, { entryAddress: () => addresses(config, seen.port).entry, signInOpen: !demonstration || allowed, behindProxy: config.trustProxy !== false });
  if (demonstration && !allowed) events.demonstrationOff();
  if (isProxyUntrusted(config)) {
    events.proxyUntrusted();
    process.stderr.write(PROXY_WARNING);
  }
  await contest.recover().catch(giveUp);
  if (demonstration) await addDemonstrationSession(contest.live);

  const app = createApp(
    { contest, clock, events, metrics, welcome: welcoming },
    {
      clientFolder: CLIENT,
      baseUrl: config.baseUrl,
      trustProxy: config.trustProxy,
      operatorToken: secrets.operatorToken,
      metricsToken: config.metricsToken,
      readiness: { dataFolder: config.dataFolder, hasContest: () => stored !== undefined, assertWritable: stores.contests.beat },
    },
  );
  seen.port = await listen(app.http, config).catch(giveUp);
  contest.listening();
  const serverFile = join(config.dataFolder, 'server.json');
  try {
    writeFileSync(serverFile, JSON.stringify({ pid: process.pid, port: seen.port, host: config.host }), { mode: 0o600 });
  } catch (error) {
    await app.close();
    await giveUp(error);
  }
  events.listening(addresses(config, seen.port).entry);
  const invitation = demonstration ? undefined : await welcoming.invite();
  const cards = stored !== undefined && demonstration && allowed ? someSignIns(secrets.keys) : [];
  const signIns = await asStored(cards, secrets.keys, async (staffCode) => (await stores.participants.withStaffCode(stored?.id ?? '', staffCode))?.personalCodeHmac);
  const staff = demonstration && allowed ? staffCards(secrets.keys, await stores.organisers.list()) : [];
  const inVain = config.empty && !fresh && invitation === undefined;
  // Whoever reads that the server listens may stop it.
  const stopping = stopSignal();
  process.stdout.write(greeting({ config, port: seen.port, fresh, inVain, signIns, staff, invitation }));

  const signal = await stopping;
  process.stdout.write(`\n${signal}: finishing what is in hand ...\n`);
  events.draining();
  await contest.drain();
  await contest.stop();
  await app.close();
  rmSync(serverFile, { force: true });
  await house.close();
  events.stopped();

  /** Timers of the contest would keep a process alive that serves nobody. */
  async function giveUp(error: unknown): Promise<never> {
    await contest.abandon();
    await house.close();
    throw error;
  }
}

/** Refuses what would fail after the contest has been loaded and its first round opened: nothing is written before this. */
async function assertStartable(config: Config): Promise<void> {
  try {
    await assertFree(config);
  } catch (error) {
    // Where a server holds the folder, that is the better sentence than its port.
    if (existsSync(join(config.dataFolder, 'server.lock'))) lockFolder(config.dataFolder).release();
    throw error;
  }
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((done) => {
    process.once('SIGTERM', done);
    process.once('SIGINT', done);
  });
}
