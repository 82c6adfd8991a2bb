import type { Socket } from 'socket.io';

/** A packet of Socket.IO, encoded, in pieces: text, and the UTF-8 of what many packets have in common. */
export type Packet = readonly (string | Buffer)[];

/** Engine.IO's mark of a message. */
const MESSAGE = '4';

/** A final frame of text (RFC 6455, 5.2); lengths that stand in one byte and in three. */
export const FINAL_TEXT = 0x81;
export const LONGEST_SHORT = 125;
const LONGEST_MIDDLE = 0xffff;

type Connection = Socket['conn'];

/** Packets in one write to the network: a write of its own costs more than anything else around it. */
export function writeTogether(connection: Connection, packets: readonly Packet[]): void {
  writeFrames(connection, packets, textFrames(packets));
}

/**
 * The same of packets that have been made frames before. They go to the connection as they are, past Engine.IO's queue; where something
 * waits there or below it, or it takes no frame as it is, Engine.IO gets the packets and queues them.
 */
export function writeFrames(connection: Connection, packets: readonly Packet[], frames: Buffer): void {
  if (takesFrames(connection)) connection.request.socket.write(frames);
  else for (const packet of packets) connection.write(packet.map(String).join(''));
}

/** One behind the other, as they go over the network. */
export function textFrames(packets: readonly Packet[]): Buffer {
  const lengths = packets.map(lengthOf);
  const frames = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + headSize(length) + length, 0));
  let at = 0;
  for (const [place, packet] of packets.entries()) {
    at = writeHead(frames, at, lengths[place] ?? 0);
    at += frames.write(MESSAGE, at, 'latin1');
    for (const piece of packet) at += typeof piece === 'string' ? frames.write(piece, at, 'utf8') : piece.copy(frames, at);
  }
  return frames;
}

function writeHead(frames: Buffer, at: number, length: number): number {
  frames[at] = FINAL_TEXT;
  if (length <= LONGEST_SHORT) {
    frames[at + 1] = length;
  } else if (length <= LONGEST_MIDDLE) {
    frames[at + 1] = LONGEST_SHORT + 1;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = LONGEST_SHORT + 2;
    frames.writeBigUInt64BE(BigInt(length), at + 2);
  }
  return at + headSize(length);
}

function lengthOf(packet: Packet): number {
  let length = MESSAGE.length;
  for (const piece of packet) length += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.length;
  return length;
}

function headSize(length: number): number {
  if (length <= LONGEST_SHORT) return 2;
  return length <= LONGEST_MIDDLE ? 4 : 10;
}

/**
 * An open WebSocket before which nothing waits: so everything keeps its order, and of a reader who does not read Engine.IO comes to know.
 * What is corked waits for these frames, to go with them (one-write.ts).
 */
function takesFrames(connection: Connection): boolean {
  const { readyState, transport, request: { socket } } = connection;
  if (readyState !== 'open' || transport.name !== 'websocket' || isCompressed(transport) || !socket.writable) return false;
  return socket.writableCorked > 0 ? isQueueEmpty(connection) : transport.writable && socket.writableLength === 0;
}

function isQueueEmpty(connection: object): boolean {
  return 'writeBuffer' in connection && Array.isArray(connection.writeBuffer) && connection.writeBuffer.length === 0;
}

function isCompressed(transport: object): boolean {
  return 'perMessageDeflate' in transport && Boolean(transport.perMessageDeflate);
}
