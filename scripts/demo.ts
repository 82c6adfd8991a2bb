import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../db/open.ts';
import { ConfigError, readConfig } from '../server/config.ts';
import { openHouse } from '../server/house.ts';
import { readSecrets } from '../server/secrets.ts';
import { demonstrationContest } from './demo/contest.ts';
import { signInCards } from './demo/sign-ins.ts';

const USAGE = `npm run demo -- --reset   throws the demonstration's data away and loads it anew: its first week opens now
npm run demo -- --list    every invented person with the codes to sign in by
`;

const words = process.argv.slice(2);
const config = readConfig({ ...process.env, LOG_LEVEL: 'warn' }, []);
const database = join(config.dataFolder, 'contest.sqlite');

try {
  if (words.includes('--reset')) await reset();
  else if (words.includes('--list')) list();
  else process.stdout.write(USAGE);
} catch (error) {
  // A running server or a real contest: one sentence, no stack.
  if (!(error instanceof Error) || !['ConfigError', 'DatabaseError'].includes(error.name)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** The lock is taken before anything is thrown away: under a running server nothing happens. */
async function reset(): Promise<void> {
  if (existsSync(database) && !holdsDemonstration()) throw new ConfigError('this database holds a real contest, not the demonstration: nothing was changed');
  await openHouse(config).close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true });
  const house = openHouse(config);
  await house.stores.load(demonstrationContest(house.secrets.keys, house.clock.now()));
  await house.close();
  process.stdout.write('The demonstration stands at its beginning, and its first week is open for seven days: npm start\n');
}

function list(): void {
  for (const { person, personalCode } of signInCards(readSecrets(config.dataFolder).keys)) {
    const note = person.excluded === null ? '' : ` (${person.excluded})`;
    process.stdout.write(`${person.staffCode.padEnd(12)} ${personalCode}  ${person.unit.padEnd(8)} ${person.name}${note}\n`);
  }
}

function holdsDemonstration(): boolean {
  const reader = openReader(database);
  const real = reader.prepare('SELECT count(*) FROM contest WHERE demonstration = 0').pluck().get();
  reader.close();
  return real === 0;
}
