import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION } from '../protocol/participant.ts';
import { readBody } from './body.ts';
import { participantRoutes } from './participant.ts';

const http = suite('a command over HTTPS');

const STAMP = 5;

http('comes to the contest in the very step in which it is stamped: no time-out gets between', async () => {
  let isSameStep = false;
  const clock = Object({
    now: () => {
      isSameStep = true;
      queueMicrotask(() => {
        isSameStep = false;
      });
      return STAMP;
    },
  });
  const came: [number, boolean][] = [];
  const contest = Object({
    session: () => ({ device: 'one', participant: { id: 'one' } }),
    mayCommand: () => true,
    presence: { polled: () => undefined },
    answer: (_session: unknown, _body: unknown, { receivedAt }: { receivedAt: number }) => {
      came.push([receivedAt, isSameStep]);
      return { ok: true, value: {} };
    },
  });
  const boundary = Object({ events: { fallbackUsed: () => undefined, commandRefused: () => undefined }, isDraining: () => false });
  const server = createServer(express().use('/', readBody(clock), participantRoutes(contest, boundary, clock)));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const headers = { authorization: `Bearer ${'t'.repeat(32)}`, 'x-hoithi-protocol': String(PROTOCOL_VERSION), 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}/answer`, { method: 'POST', headers, body: JSON.stringify({ attempt: 'a', question: 0, revision: 1, choice: 0 }) });
    assert.equal([await response.json(), came], [{ ok: true, value: {} }, [[STAMP, true]]]);
  } finally {
    server.close();
  }
});

http.run();
