import express from 'express';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { healthRoutes, type Readiness } from './health.ts';

const health = suite('readiness');
const SOUND: Readiness = { dataFolder: tmpdir(), isDraining: () => false, hasContest: () => true, assertWritable: async () => undefined };

const CASES: [string, Partial<Readiness>, number, string[]][] = [
  ['is there when nothing is missing', {}, 200, []],
  ['misses a contest', { hasContest: () => false }, 503, ['no contest is loaded']],
  ['misses a database that can be written to, and tells nobody more about it', { assertWritable: () => Promise.reject(new Error('SQLITE_FULL: /secret/path')) }, 503, ['the database cannot be written to']],
  ['is not there while the server drains, whatever else', { isDraining: () => true, hasContest: () => false }, 503, ['draining']],
  ['misses a disk that answers, and does not wait for it', { assertWritable: () => new Promise(() => undefined), patience: 1 }, 503, ['the disk does not answer']],
  ['is not there for want of a contest either while the disk does not answer', { hasContest: () => false, freeBytes: () => new Promise(() => undefined), patience: 1 }, 503, ['no contest is loaded', 'the disk does not answer']],
  ['misses nothing with 200 MB free', { freeBytes: async () => 200 * 2 ** 20 }, 200, []],
  ['misses free space', { freeBytes: async () => 200 * 2 ** 20 - 1 }, 503, ['too little free space in the data folder']],
];

for (const [name, change, status, missing] of CASES) {
  health(name, async () => {
    const server = createServer(express().use(healthRoutes({ ...SOUND, ...change })));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    assert.equal([response.status, await response.json()], [status, { ready: status === 200, missing }]);
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
}

health.run();
