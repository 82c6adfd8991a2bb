import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../db/open.ts';
import { readConfig } from '../server/config.ts';

const { dataFolder } = readConfig(process.env, []);
const folder = join(dataFolder, 'backups');
const target = join(folder, `contest-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);

mkdirSync(folder, { recursive: true, mode: 0o700 });
const reader = openReader(join(dataFolder, 'contest.sqlite'));
await reader.backup(target);
reader.close();
const copy = openReader(target);
const sound = copy.pragma('integrity_check', { simple: true });
copy.close();
if (sound !== 'ok') throw new Error(`the copy is damaged: ${String(sound)}`);
process.stdout.write(`${target}\nKeep it together with ${join(dataFolder, 'secrets.json')}: without the secrets nobody can sign in on it.\n`);
