import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../db/lock.ts';
import { openReader } from '../db/open.ts';
import { ConfigError, readConfig } from '../server/config.ts';
import { provideDataFolder } from '../server/data-folder.ts';
import { openHouse } from '../server/house.ts';
import { readSecrets } from '../server/secrets.ts';
import { demonstrationContest } from './demo/contest.ts';
import { asStored, signInCards } from './demo/sign-ins.ts';
import { inSentences, UsageError } from './in-sentences.ts';

const USAGE = `npm run demo -- --reset                throws the demonstration's data away and loads it anew: its first week opens now
npm run demo -- --reset --people 5000  the same with so many people more, for a rehearsal (npm run rehearse -- --help)
npm run demo -- --list                 every invented person with the codes to sign in by, but for those who are there for rehearsals
`;

const MOST_REHEARSING = 50_000;

const words = process.argv.slice(2);

await inSentences(async () => {
  const rehearsing = rehearsingIn(words);
  const unknown = words.find((word, index) => !['--reset', '--list', '--help', '--people'].includes(word) && words[index - 1] !== '--people');
  if (unknown !== undefined) throw new UsageError(`unknown option ${unknown}\n${USAGE}`);
  const { dataFolder } = readConfig(process.env, []);
  if (words.includes('--reset')) await reset(dataFolder, rehearsing);
  else if (words.includes('--list')) await list(dataFolder);
  else process.stdout.write(USAGE);
});

function rehearsingIn(given: readonly string[]): number {
  const place = given.indexOf('--people');
  if (place < 0) return 0;
  const people = Number(given[place + 1]);
  if (!given.includes('--reset') || !Number.isInteger(people) || people < 1 || people > MOST_REHEARSING) {
    throw new UsageError(`--people stands with --reset, and behind it a number from 1 to ${MOST_REHEARSING}\n${USAGE}`);
  }
  return people;
}

/** The lock is taken before anything is thrown away: under a running server nothing happens. */
async function reset(dataFolder: string, rehearsing: number): Promise<void> {
  const database = join(dataFolder, 'contest.sqlite');
  if (existsSync(database) && !holdsDemonstration(database)) throw new ConfigError('this database holds a real contest, not the demonstration: nothing was changed');
  provideDataFolder(dataFolder);
  const lock = lockFolder(dataFolder);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true });
  lock.release();
  const house = await openHouse({ dataFolder, logLevel: 'warn' });
  await house.stores.load(demonstrationContest(house.secrets.keys, house.clock.now(), rehearsing));
  await house.close();
  process.stdout.write('The demonstration stands at its beginning, and its first week is open for seven days: npm start\n');
}

async function list(dataFolder: string): Promise<void> {
  const database = join(dataFolder, 'contest.sqlite');
  if (!existsSync(database) || !holdsDemonstration(database)) throw new ConfigError(`there is no demonstration in ${dataFolder}: npm start loads it`);
  const { keys } = readSecrets(dataFolder);
  const reader = openReader(database);
  const stored = reader.prepare<[Buffer], Buffer>('SELECT personal_code_hmac FROM participant WHERE staff_code_hmac = ?').pluck();
  const cards = await asStored(signInCards(keys), keys, async (staffCode) => stored.get(staffCode));
  reader.close();
  for (const { person, personalCode } of cards) {
    const note = person.excluded === null ? '' : ` (${person.excluded})`;
    process.stdout.write(`${person.staffCode.padEnd(12)} ${personalCode}  ${person.unit.padEnd(8)} ${person.name}${note}\n`);
  }
}

function holdsDemonstration(database: string): boolean {
  const reader = openReader(database);
  const real = reader.prepare('SELECT count(*) FROM contest WHERE demonstration = 0').pluck().get();
  reader.close();
  return real === 0;
}
