import type Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from './error.ts';

/** Brings the database to the newest of `NNN-name.sql`, each file in one transaction that also counts `user_version`. */
export function migrate(database: Sqlite.Database, folder = import.meta.dirname): void {
  const files = readdirSync(folder)
    .filter((file) => /^\d{3}-[\w-]+\.sql$/.test(file))
    .toSorted();
  const misnumbered = files.find((file, index) => Number(file.slice(0, 3)) !== index + 1);
  if (misnumbered !== undefined) throw new DatabaseError(`migrations are numbered from 001 on, each number once: ${misnumbered} is not in its place`);
  const reached = Number(database.pragma('user_version', { simple: true }));
  if (reached > files.length) {
    throw new DatabaseError(`the database is at version ${reached}, newer than this program, which knows ${files.length}: start the newer program`);
  }
  for (const [index, file] of files.entries()) {
    if (index < reached) continue;
    const apply = database.transaction(() => {
      database.exec(readFileSync(join(folder, file), 'utf8'));
      database.pragma(`user_version = ${index + 1}`);
    });
    apply.immediate();
  }
}
