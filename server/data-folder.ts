import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from './config.ts';

/** Makes the data folder where it is missing, for its owner alone; throws a ConfigError where it cannot be made or written to. */
export function provideDataFolder(folder: string): void {
  try {
    make(folder);
    const trial = join(folder, `.trial-${process.pid}`);
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (error) {
    // What the system says about the folder is for whoever starts the server: a sentence, no stack.
    throw new ConfigError(`DATA_DIR is "${folder}": this folder cannot be made or written to (${reasonOf(error)})`, { cause: error });
  }
}

/** One folder after the other from the root on: mkdirSync with `recursive` never returns under /proc (Node 20.20). */
function make(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder) make(parent);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) mkdirSync(folder, { mode: 0o700 });
  else if (!found.isDirectory()) throw new Error(`${folder} is a file`);
}

/** "EACCES: permission denied" of "EACCES: permission denied, mkdir '/x'". */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^(E[A-Z]+: [^,]+), .*$/, '$1') : String(error);
}
