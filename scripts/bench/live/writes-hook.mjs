// Loaded into the server of a bench before it: notes from when to when the frame of a question's opening is handed to each connection, and writes the notes down at the end.
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const OPENING = '["screen",{';
const OPEN = '"screen":"open"';
// Whatever is done beside a write widens what is noted of it: as little as can be.
/** @type {{ connection: Socket, chunk: Buffer, from: number, to: number }[]} */
const notes = [];
/** @type {Map<Socket, string>} */
const peers = new Map();
/** @type {{ chunk: unknown, isOpening: boolean }} */
let last = { chunk: undefined, isOpening: false };

/** Everybody gets the same bytes. @param {unknown} chunk */
function isOpening(chunk) {
  if (chunk !== last.chunk) last = { chunk, isOpening: Buffer.isBuffer(chunk) && chunk.length > 100 && chunk.includes(OPEN) && chunk.includes(OPENING) };
  return last.isOpening;
}

/** @param {Socket} connection @param {unknown} chunk @param {() => unknown} write */
function noted(connection, chunk, write) {
  if (!Buffer.isBuffer(chunk) || !isOpening(chunk)) return write();
  if (!peers.has(connection)) peers.set(connection, `${connection.remoteAddress}:${connection.remotePort}`);
  const from = performance.now();
  const written = write();
  const to = performance.now();
  notes.push({ connection, chunk, from, to });
  return written;
}

if (isMainThread && process.env.BENCH_WRITES !== undefined) {
  // The machine's monotonic clock, which the generator has too, milliseconds.
  const behind = Number(process.hrtime.bigint()) / 1e6 - performance.now();
  /** @type {Function} */
  const writeMany = Reflect.get(Socket.prototype, '_writev') ?? (() => undefined);
  /** @type {Function} */
  const writeOne = Reflect.get(Socket.prototype, '_write');
  Reflect.set(Socket.prototype, '_writev', /** @this {Socket} @param {{ chunk: unknown }[]} chunks @param {unknown} done */ function _writev(chunks, done) {
    return noted(this, chunks.find(({ chunk }) => isOpening(chunk))?.chunk, () => Reflect.apply(writeMany, this, [chunks, done]));
  });
  Reflect.set(Socket.prototype, '_write', /** @this {Socket} @param {unknown} chunk @param {unknown[]} more */ function _write(chunk, ...more) {
    return noted(this, chunk, () => Reflect.apply(writeOne, this, [chunk, ...more]));
  });
  process.once('exit', () => {
    const written = notes.map(({ connection, chunk, from, to }) => ({ peer: peers.get(connection), step: /"step":"([^"]+)"/.exec(chunk.toString())?.[1], from: from + behind, to: to + behind }));
    writeFileSync(process.env.BENCH_WRITES ?? '', JSON.stringify(written));
  });
}
