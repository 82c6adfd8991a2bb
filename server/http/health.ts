import { Router } from 'express';
import { statfs } from 'node:fs/promises';

/** Below this much free space the server is not ready: on a full disk a big write fails where a small one still passes. */
const LEAST_FREE_BYTES = 200 * 2 ** 20;

export interface Readiness {
  dataFolder: string;
  isDraining(): boolean;
  /** Where free space is not to be asked of the data folder's file system. */
  freeBytes?: () => Promise<number>;
  hasContest(): boolean;
  /** Rejects where the database cannot be written to. */
  assertWritable(): Promise<void>;
}

/** `GET /healthz`: the process answers. `GET /readyz`: it can take a contest's load, or says what is missing. */
export function healthRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.set('cache-control', 'no-store').json({ alive: true }));
  let looked: { at: number; missing: Promise<string[]> } | undefined;
  router.get('/readyz', async (_request, response) => {
    // Whoever asks more often than once a second gets the last answer: each look writes to the disk.
    if (looked === undefined || performance.now() - looked.at > 1_000 || readiness.isDraining()) looked = { at: performance.now(), missing: whatIsMissing(readiness) };
    const missing = await looked.missing;
    response
      .status(missing.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ready: missing.length === 0, missing });
  });
  return router;
}

async function whatIsMissing(readiness: Readiness): Promise<string[]> {
  if (readiness.isDraining()) return ['draining'];
  const missing: string[] = [];
  if (!readiness.hasContest()) missing.push('no contest is loaded');
  const free = readiness.freeBytes ?? (() => freeIn(readiness.dataFolder));
  if ((await free()) < LEAST_FREE_BYTES) missing.push('too little free space in the data folder');
  await readiness.assertWritable().catch(() => missing.push('the database cannot be written to'));
  return missing;
}

async function freeIn(folder: string): Promise<number> {
  const space = await statfs(folder);
  return space.bavail * space.bsize;
}
