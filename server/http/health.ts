import { Router } from 'express';
import { statfs } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';

/** Below this much free space the server is not ready: on a full disk a big write fails where a small one still passes. */
const LEAST_FREE_BYTES = 200 * 2 ** 20;

/** A disk that has not answered by then is told of, milliseconds: whoever asks does not wait with it. */
const PATIENCE = 2_000;

export interface Readiness {
  dataFolder: string;
  isDraining(): boolean;
  /** Where free space is not to be asked of the data folder's file system. */
  freeBytes?: () => Promise<number>;
  hasContest(): boolean;
  /** Rejects where the database cannot be written to. */
  assertWritable(): Promise<void>;
  /** How long the disk may take, milliseconds, where that is not two seconds. */
  patience?: number;
}

/** `GET /healthz`: the process answers. `GET /readyz`: it can take a contest's load, or says what is missing. */
export function healthRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.set('cache-control', 'no-store').json({ alive: true }));
  const disk = diskOf(readiness);
  let looked: { at: number; missing: Promise<string[]> } | undefined;
  router.get('/readyz', async (_request, response) => {
    // Whoever asks more often than once a second gets the last answer: each look writes to the disk.
    if (looked === undefined || performance.now() - looked.at > 1_000 || readiness.isDraining()) looked = { at: performance.now(), missing: whatIsMissing(readiness, disk) };
    const missing = await looked.missing;
    response
      .status(missing.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready: missing.length === 0, missing });
  });
  return router;
}

async function whatIsMissing(readiness: Readiness, disk: () => Promise<string[]>): Promise<string[]> {
  if (readiness.isDraining()) return ['draining'];
  return [...(readiness.hasContest() ? [] : ['no contest is loaded']), ...(await disk())];
}

/** What the disk lacks. One look at a time: what waits for a disk that stands still would keep others waiting who need none. */
function diskOf(readiness: Readiness): () => Promise<string[]> {
  let looking: Promise<string[]> | undefined;
  return async () => {
    looking ??= lookAtDisk(readiness).finally(() => (looking = undefined));
    return Promise.race([looking, after(readiness.patience ?? PATIENCE, ['the disk does not answer'], { ref: false })]);
  };
}

async function lookAtDisk({ dataFolder, freeBytes = () => freeIn(dataFolder), assertWritable }: Readiness): Promise<string[]> {
  const missing: string[] = [];
  if ((await freeBytes()) < LEAST_FREE_BYTES) missing.push('too little free space in the data folder');
  await assertWritable().catch(() => missing.push('the database cannot be written to'));
  return missing;
}

async function freeIn(folder: string): Promise<number> {
  const space = await statfs(folder);
  return space.bavail * space.bsize;
}
