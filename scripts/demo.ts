import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from '../db/lock.ts';
import { readConfig } from '../server/config.ts';
import { readSecrets } from '../server/secrets.ts';
import { signInCards } from './demo/sign-ins.ts';
import { openReader } from '../db/open.ts';

const USAGE = `npm run demo -- --reset   throws the demonstration's data away; the next start loads it anew
npm run demo -- --list    every invented person with the codes to sign in by
`;

const words = process.argv.slice(2);
const { dataFolder } = readConfig(process.env, []);
const database = join(dataFolder, 'contest.sqlite');

if (words.includes('--reset')) reset();
else if (words.includes('--list')) list();
else process.stdout.write(USAGE);

function reset(): void {
  if (existsSync(database) && !holdsDemonstration()) {
    process.stderr.write('This database holds a real contest, not the demonstration: nothing was changed.\n');
    process.exitCode = 1;
    return;
  }
  if (!existsSync(dataFolder)) return void process.stdout.write('There is no demonstration yet: npm start loads it.\n');
  const lock = lockFolder(dataFolder);
  for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true });
  lock.release();
  process.stdout.write('The demonstration is reset: npm start loads it anew, and its first week opens then.\n');
}

function list(): void {
  for (const { person, personalCode } of signInCards(readSecrets(dataFolder).keys)) {
    process.stdout.write(`${person.staffCode.padEnd(12)} ${personalCode}  ${person.unit.padEnd(8)} ${person.name}${person.excluded === null ? '' : ` (${person.excluded})`}\n`);
  }
}

function holdsDemonstration(): boolean {
  const reader = openReader(database);
  const demonstration = reader.prepare('SELECT count(*) FROM contest WHERE demonstration = 0').pluck().get() === 0;
  reader.close();
  return demonstration;
}
