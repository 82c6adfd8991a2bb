import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refuseOtherUpgrades } from './handshake.ts';

interface Context {
  socket: Socket;
  end(): void;
}

const handshakes = suite<Context>('upgrades of connections');
handshakes.before.each(async (context) => {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer = connect((server.address() as AddressInfo).port, '127.0.0.1');
  peer.on('error', () => undefined);
  const [socket] = (await once(server, 'connection')) as [Socket];
  context.socket = socket;
  context.end = () => {
    peer.destroy();
    server.close();
  };
});
handshakes.after.each(({ end }) => end());

const isRefused = (url: string, socket: Socket): boolean => {
  refuseOtherUpgrades({ url }, socket);
  return socket.destroyed;
};

handshakes('to a new one of Socket.IO are left to it', ({ socket }) => {
  for (const query of ['', '?EIO=4&transport=websocket', '?EIO=3', '?a=sid', '#?sid=1']) assert.is(isRefused(`/socket.io/${query}`, socket), false, query);
});

for (const url of ['', '*', '/', '/ws', '/socket.io', '/socket.io.evil/', '/socket.io/?EIO=4&sid=x', '/socket.io/?sid', '/socket.io/?s%69d=x', '/socket.io/?a=b&sid=x#', '/socket.io/?s\tid=x'])
  handshakes(`to ${JSON.stringify(url)} are refused`, ({ socket }) => {
    assert.is(isRefused(url, socket), true);
  });

handshakes('of a connection that is ending already end it', async ({ socket }) => {
  socket.end();
  assert.is(isRefused('/ws', socket), true);
  // An error that nobody hears would be thrown at the process.
  await once(socket, 'close');
});

handshakes.run();
