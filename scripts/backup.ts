import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../db/open.ts';
import { readConfig } from '../server/config.ts';
import { provideDataFolder } from '../server/data-folder.ts';
import { inSentences, UsageError } from './in-sentences.ts';

await inSentences(backUp);

function backUp(): void {
  const { dataFolder } = readConfig(process.env, []);
  const database = join(dataFolder, 'contest.sqlite');
  if (!existsSync(database)) throw new UsageError(`there is no database in ${dataFolder}: set DATA_DIR to the server's folder`);
  const folder = join(dataFolder, 'backups');
  const target = join(folder, `contest-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);

  provideDataFolder(folder);
  const reader = openReader(database);
  // One statement, one snapshot: a copy page by page starts again with each commit of the server and never ends during a round.
  reader.prepare('VACUUM INTO ?').run(target);
  reader.close();
  const copy = openReader(target);
  const sound = copy.pragma('integrity_check', { simple: true });
  copy.close();
  if (sound !== 'ok') throw new Error(`the copy is damaged: ${String(sound)}`);
  process.stdout.write(`${target}\nKeep it together with ${join(dataFolder, 'secrets.json')}: without the secrets nobody can sign in on it.\n`);
}
