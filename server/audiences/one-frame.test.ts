import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { eventWriter, readyEvent, writeReady } from './one-frame.ts';

const ready = suite('ready frames');

/** A namespace, and a peer of it to which everything is written at once. */
function hall() {
  const namespace = new Server(createServer()).of('/live');
  const written: Buffer[] = [];
  const socket = { writable: true, writableLength: 0, write: (frame: string | Buffer, encoding: 'latin1') => written.push(typeof frame === 'string' ? Buffer.from(frame, encoding) : frame) };
  const conn = Object({ readyState: 'open', transport: { name: 'websocket', writable: true }, request: { socket } });
  /** What Socket.IO and ws make of the same event. */
  const encoded = (event: string, body: object): Buffer => {
    const options: { wsPreEncodedFrame?: Buffer[] } = {};
    Reflect.apply(Reflect.get(namespace.adapter, '_encode'), namespace.adapter, [{ type: 2, nsp: '/live', data: [event, body] }, options]);
    return Buffer.concat(options.wsPreEncodedFrame ?? []);
  };
  return { namespace, peer: { conn }, written, encoded };
}

ready('are byte for byte what Socket.IO and ws make of the same event, in each of the three lengths', () => {
  const { namespace, peer, written, encoded } = hall();
  const bodies = [0, 90, 95, 96, 97, 98, 99, 100, 110, 65_500, 65_510, 65_511, 65_520, 70_000].map((length) => ({ text: 'x'.repeat(length) }));
  for (const body of [...bodies, { text: 'Hải Phòng 🏙' }]) {
    writeReady(peer, readyEvent(namespace, 'screen', body));
    assert.equal(written.pop(), encoded('screen', body));
  }
});

ready('take more into their body for one peer, and nothing where there is nothing more', () => {
  const { namespace, peer, written, encoded } = hall();
  const event = readyEvent(namespace, 'screen', { version: 1, screen: { text: 'ế' } });
  writeReady(peer, event, { own: { rank: 2, name: 'Đỗ' } });
  writeReady(peer, event, { own: undefined });
  assert.equal(written, [encoded('screen', { version: 1, screen: { text: 'ế' }, own: { rank: 2, name: 'Đỗ' } }), encoded('screen', { version: 1, screen: { text: 'ế' } })]);
});

ready('of an event with another body for each peer are what Socket.IO makes of it', () => {
  const { namespace, peer, written, encoded } = hall();
  const write = eventWriter(namespace, 'own');
  write(peer, { rank: 1 });
  write(peer, {});
  assert.equal(written, [encoded('own', { rank: 1 }), encoded('own', {})]);
});

ready('are not made of a body that is no plain data', () => {
  assert.throws(() => readyEvent(hall().namespace, 'screen', { picture: Buffer.from('x') }), /encodes in another way/);
});

ready.run();
