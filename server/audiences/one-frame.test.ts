import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { eventWriter, readyEvent, textFrame } from './one-frame.ts';

const frames = suite('ready frames');

frames('are byte for byte what Socket.IO and ws make of the same event, in each of the three lengths', () => {
  const namespace = new Server(createServer()).of('/live');
  const encoded = (body: unknown): Buffer => {
    const options: { wsPreEncodedFrame?: Buffer[] } = {};
    Reflect.apply(Reflect.get(namespace.adapter, '_encode'), namespace.adapter, [{ type: 2, nsp: '/live', data: ['screen', body] }, options]);
    return Buffer.concat(options.wsPreEncodedFrame ?? []);
  };
  for (const length of [0, 90, 95, 96, 97, 98, 99, 100, 110, 65_500, 65_510, 65_511, 65_520, 70_000]) {
    const body = { text: 'x'.repeat(length) };
    assert.equal(readyEvent(namespace, 'screen', body).frame, encoded(body), `${length}`);
  }
  const words = { text: 'Hải Phòng 🏙' };
  assert.equal(readyEvent(namespace, 'screen', words).frame, encoded(words));
});

frames('are written where nothing waits; else the event is left to the queue', () => {
  const namespace = new Server(createServer()).of('/live');
  const write = eventWriter(namespace, 'own');
  const sent = (conn: object): unknown[] => {
    const all: unknown[] = [];
    const socket = { writableCorked: 0, writableLength: 0, write: (frame: Buffer) => all.push(frame), ...('waiting' in conn && { writableLength: 5 }), ...('corked' in conn && { writableCorked: 1, writableLength: 5 }) };
    const full = { readyState: 'open', transport: { name: 'websocket', writable: true }, request: { socket }, write: (packet: string) => all.push(packet), ...conn };
    write({ conn: Object(full) }, { rank: 1 });
    return all;
  };
  const packet = '2/live,["own",{"rank":1}]';
  const busy = { name: 'websocket', writable: false };
  for (const conn of [{}, { corked: true, transport: busy, writeBuffer: [] }]) assert.equal(sent(conn), [textFrame(`4${packet}`)], JSON.stringify(conn));
  for (const conn of [{ waiting: true }, { corked: true, transport: busy, writeBuffer: [{}] }, { readyState: 'closing' }, { transport: busy }, { transport: { name: 'websocket', writable: true, perMessageDeflate: {} } }, { transport: { name: 'polling', writable: true } }]) {
    assert.equal(sent(conn), [packet], JSON.stringify(conn));
  }
});

frames.run();
