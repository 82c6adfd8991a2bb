import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isOwnOrigin } from './origin.ts';

const PUBLIC = new URL('https://hoithi.example.vn');
const origins = suite('the origin of a request');

for (const [what, headers, atPublic, atNone] of [
  ['no browser', { host: 'hoithi.example.vn' }, true, true],
  ['the public page', { host: 'hoithi.example.vn', origin: 'https://hoithi.example.vn' }, true, true],
  ['the public page over plain HTTP', { host: 'hoithi.example.vn', origin: 'http://hoithi.example.vn' }, false, true],
  ['another page', { host: 'hoithi.example.vn', origin: 'https://example.org' }, false, false],
  ['a page without an origin', { host: 'hoithi.example.vn', origin: 'null' }, false, false],
  ['a page of this machine', { host: 'localhost:3000', origin: 'http://localhost:3000' }, true, true],
  ['another port of this machine', { host: 'localhost:3000', origin: 'http://localhost:3001' }, false, false],
  ['a page of this machine through a proxy', { host: 'localhost:3000', origin: 'http://localhost:3000', 'x-forwarded-for': '192.0.2.1' }, false, true],
  ['a name that somebody has pointed to this machine', { host: 'rebound.example.org:3000', origin: 'http://rebound.example.org:3000' }, false, true],
] as const) {
  origins(`is ${atPublic ? 'ours' : 'foreign'} beside a public address where it is ${what}`, async () => {
    await arrived(headers, (received) => {
      assert.is(isOwnOrigin(received, PUBLIC), atPublic);
      assert.is(isOwnOrigin(received, undefined), atNone);
    });
  });
}

origins.run();

/** Sends a request to this machine and looks at it as a server gets it. */
async function arrived(headers: Record<string, string>, look: (received: IncomingMessage) => void): Promise<void> {
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const received = new Promise<IncomingMessage>((done) => {
    server.once('request', (incoming, response) => {
      response.end();
      done(incoming);
    });
  });
  request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', headers, agent: false }, (response) => response.resume()).end();
  // An address is known as long as the connection stands.
  look(await received);
  server.close();
}
