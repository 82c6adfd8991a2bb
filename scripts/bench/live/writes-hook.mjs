// Loaded into the server of a bench before it: notes from when to when the frame of a question's opening is handed to each connection, and writes the notes down at the end.
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const OPENING = '["screen",{';
const OPEN = '"screen":"open"';
/** Where the product's clock is whole milliseconds of the same source, cut off. */
const origin = Date.now() - performance.now();
/** @type {{ peer: string, chunk: Buffer, from: number, to: number }[]} */
const notes = [];

/** @param {unknown} chunk */
const isOpening = (chunk) => Buffer.isBuffer(chunk) && chunk.length > 100 && chunk.includes(OPEN) && chunk.includes(OPENING);

/** @param {Socket} socket @param {unknown[]} chunks @param {() => unknown} write */
function noted(socket, chunks, write) {
  const openings = chunks.filter(isOpening);
  if (openings.length === 0) return write();
  const from = performance.now();
  const written = write();
  const to = performance.now();
  for (const chunk of openings) if (Buffer.isBuffer(chunk)) notes.push({ peer: `${socket.remoteAddress}:${socket.remotePort}`, chunk, from: origin + from, to: origin + to });
  return written;
}

if (isMainThread && process.env.BENCH_WRITES !== undefined) {
  /** @type {Function} */
  const writeMany = Reflect.get(Socket.prototype, '_writev') ?? (() => undefined);
  /** @type {Function} */
  const writeOne = Reflect.get(Socket.prototype, '_write');
  Reflect.set(Socket.prototype, '_writev', /** @this {Socket} @param {{ chunk: unknown }[]} chunks @param {unknown} done */ function _writev(chunks, done) {
    return noted(this, chunks.map(({ chunk }) => chunk), () => Reflect.apply(writeMany, this, [chunks, done]));
  });
  Reflect.set(Socket.prototype, '_write', /** @this {Socket} @param {unknown} chunk @param {unknown[]} more */ function _write(chunk, ...more) {
    return noted(this, [chunk], () => Reflect.apply(writeOne, this, [chunk, ...more]));
  });
  process.once('exit', () => {
    writeFileSync(process.env.BENCH_WRITES ?? '', JSON.stringify(notes.map(({ peer, chunk, from, to }) => ({ peer, step: /"step":"([^"]+)"/.exec(chunk.toString())?.[1], from, to }))));
  });
}
