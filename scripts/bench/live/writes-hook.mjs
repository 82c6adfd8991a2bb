// Loaded into the server of a bench before it: notes when the frame of a question's opening is handed to each connection, and writes the notes down at the end.
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const OPENING = '["screen",{';
const OPEN = '"screen":"open"';
/** Where the product's clock is whole milliseconds of the same source, cut off. */
const origin = Date.now() - performance.now();
/** @type {{ peer: string, chunk: Buffer, at: number }[]} */
const notes = [];

/** @param {Socket} socket @param {unknown} chunk */
function note(socket, chunk) {
  if (Buffer.isBuffer(chunk) && chunk.length > 100 && chunk.includes(OPEN) && chunk.includes(OPENING)) notes.push({ at: origin + performance.now(), peer: `${socket.remoteAddress}:${socket.remotePort}`, chunk });
}

if (isMainThread && process.env.BENCH_WRITES !== undefined) {
  /** @type {Function} */
  const writeMany = Reflect.get(Socket.prototype, '_writev') ?? (() => undefined);
  /** @type {Function} */
  const writeOne = Reflect.get(Socket.prototype, '_write');
  Reflect.set(Socket.prototype, '_writev', /** @this {Socket} @param {{ chunk: unknown }[]} chunks @param {unknown} done */ function _writev(chunks, done) {
    for (const { chunk } of chunks) note(this, chunk);
    return Reflect.apply(writeMany, this, [chunks, done]);
  });
  Reflect.set(Socket.prototype, '_write', /** @this {Socket} @param {unknown} chunk @param {unknown[]} more */ function _write(chunk, ...more) {
    note(this, chunk);
    return Reflect.apply(writeOne, this, [chunk, ...more]);
  });
  process.once('exit', () => {
    writeFileSync(process.env.BENCH_WRITES ?? '', JSON.stringify(notes.map(({ peer, chunk, at }) => ({ peer, step: /"step":"([^"]+)"/.exec(chunk.toString())?.[1], at }))));
  });
}
