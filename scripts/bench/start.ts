/*
 * How long a server takes from its start as a process until it says that it is ready, on a database that weeks of play have filled;
 * beside it one with nobody in it, which is what Node and the program itself take.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, launch } from '../../server/testing/child-server.ts';
import { figureOf, type Figure } from './figure.ts';
import { fillFolder } from './filled-folder.ts';
import { inTurn } from './in-turn.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

export interface StartBench { people: number; weeks: number; times: number }

/** Twenty answers of each person in each week: eight million. */
export const START: StartBench = { people: 100_000, weeks: 4, times: 5 };

const ASK_EVERY_MS = 10;

export async function benchStart({ people, weeks, times }: StartBench): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const [full, empty] = [join(folder, 'full'), join(folder, 'empty')];
    [full, empty].forEach((one) => mkdirSync(one));
    await fillFolder(full, { people, weeks });
    await fillFolder(empty, { people: 0, weeks });
    // The first start of each is not counted: the file comes from the disk.
    const [values = [], floor = []] = await inTurn(times + 1, [full, empty], startedWithin);
    const answers = (people * weeks * 20).toLocaleString('en-GB');
    return [figureOf({ name: `start with ${answers} answers, until ready`, unit: 's', values: values.slice(1), floor: floor.slice(1), note: 'beside a database with nobody in it' }, { atMost: 3 })];
  });
}

/** Seconds from the start of the process to the first answer that it is ready. */
async function startedWithin(folder: string): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const server = launch({ folder, port });
  let hasEnded = false;
  void server.ended.then(() => (hasEnded = true));
  while (!(await isReady(server.address))) {
    if (hasEnded) throw new Error(`the server has ended: ${server.printed()}`);
    await new Promise((resolve) => void setTimeout(resolve, ASK_EVERY_MS));
  }
  const seconds = (performance.now() - from) / 1000;
  server.signal('SIGTERM');
  await server.ended;
  return seconds;
}

async function isReady(address: string): Promise<boolean> {
  const response = await fetch(`${address}/readyz`).catch(() => undefined);
  return response?.ok === true;
}
