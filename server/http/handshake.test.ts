import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refuseOtherUpgrades } from './handshake.ts';

const handshakes = suite('upgrades of connections');

const isRefused = (url: string, socket = new PassThrough()): boolean => {
  refuseOtherUpgrades({ url }, socket);
  return socket.destroyed;
};

handshakes('to a new one of Socket.IO are left to it', () => {
  for (const query of ['', '?EIO=4&transport=websocket', '?EIO=3', '?a=sid', '#?sid=1']) assert.is(isRefused(`/socket.io/${query}`), false, query);
});

for (const url of ['', '*', '/', '/ws', '/socket.io', '/socket.io.evil/', '/socket.io/?EIO=4&sid=x', '/socket.io/?sid', '/socket.io/?s%69d=x', '/socket.io/?a=b&sid=x#', '/socket.io/?s\tid=x'])
  handshakes(`to ${JSON.stringify(url)} are refused`, () => {
    assert.is(isRefused(url), true);
  });

handshakes('of a connection that is ending already end it', async () => {
  const socket = new PassThrough();
  socket.end();
  assert.is(isRefused('/ws', socket), true);
  // An error that nobody hears would be thrown at the process.
  await once(socket, 'close');
});

handshakes.run();
