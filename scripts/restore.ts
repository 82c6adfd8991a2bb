import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DatabaseError } from '../db/error.ts';
import { lockFolder } from '../db/lock.ts';
import { openDatabase, openReader } from '../db/open.ts';
import { readConfig } from '../server/config.ts';
import { inSentences, UsageError } from './in-sentences.ts';

const USAGE = `npm run restore -- FILE   puts a backup in the place of the database of a stopped server; the present database is kept beside it
`;

/** What an SQLite database leaves beside itself. */
const ENDINGS = ['-shm', '-wal', ''];

const words = process.argv.slice(2);

if (words.length === 0 || words.includes('--help')) process.stdout.write(USAGE);
else await inSentences(() => restore(words));

/** Everything is checked on a copy; the present database is moved only when the copy is ready to take its place. */
function restore([file = '', ...more]: string[]): void {
  const backup = resolve(file);
  const { dataFolder } = readConfig(process.env, []);
  if (more.length > 0 || file.startsWith('-')) throw new UsageError(`restore takes one file\n${USAGE}`);
  if (!existsSync(backup)) throw new UsageError(`there is no file ${backup}`);
  const secrets = join(dataFolder, 'secrets.json');
  if (!existsSync(secrets)) throw new UsageError(`${secrets} is missing: put the one in its place that was kept with the backup; without it nobody can sign in`);
  const lock = lockFolder(dataFolder);
  const database = join(dataFolder, 'contest.sqlite');
  const fresh = join(dataFolder, 'contest.sqlite.restoring');
  try {
    const told = copySound(backup, fresh);
    const aside = `${database}.replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    const moved = ENDINGS.filter((ending) => existsSync(`${database}${ending}`));
    for (const ending of moved) renameSync(`${database}${ending}`, `${aside}${ending}`);
    renameSync(fresh, database);
    const before = moved.length === 0 ? 'There was no database before.' : `The database before it is kept as ${basename(aside)}.`;
    process.stdout.write(`${database} is now ${backup}:\n${told}${before}\nnpm start goes on from there.\n`);
  } finally {
    // A refused copy must not stay in the data folder, nor the lock on it.
    for (const ending of ENDINGS) rmSync(`${fresh}${ending}`, { force: true });
    lock.release();
  }
}

/** A checked copy on disk, brought to this program's version; answers what it holds. */
function copySound(backup: string, target: string): string {
  for (const ending of ENDINGS) rmSync(`${target}${ending}`, { force: true });
  let told: string;
  try {
    const reader = openReader(backup);
    try {
      const sound = reader.pragma('integrity_check', { simple: true });
      if (sound !== 'ok') throw new DatabaseError(`${backup} is damaged: ${String(sound)}`);
      if (Number(reader.pragma('user_version', { simple: true })) < 1) throw new DatabaseError(`${backup} is no database of hoithi`);
      told = contents(reader);
      reader.prepare('VACUUM INTO ?').run(target);
    } finally {
      // Also where the file is refused: an open reader would keep it.
      reader.close();
    }
  } catch (error) {
    // "file is not a database" and the like are about the file that was named.
    if (error instanceof Error && error.name === 'SqliteError') throw new DatabaseError(`${backup} cannot be read: ${error.message}`);
    throw error;
  }
  // Refuses what a newer program has made, as a start would.
  openDatabase(target).close();
  const handle = openSync(target, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  return told;
}

function contents(reader: ReturnType<typeof openReader>): string {
  const name = reader.prepare<[], string>('SELECT name FROM contest ORDER BY created_at DESC LIMIT 1').pluck().get();
  if (name === undefined) throw new DatabaseError('this backup holds no contest');
  const count = (table: string): number => reader.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const last = reader.prepare<[], number>('SELECT at FROM life WHERE id = 1').pluck().get() ?? 0;
  const when = new Date(last).toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  return `  "${name}", ${count('participant')} people, ${count('attempt')} attempts, ${count('answer')} answers, last written to at ${when} (Việt Nam time)\n`;
}
