import type { Socket } from 'socket.io';
import type { Verdict } from '../protocol/refusals.ts';
import { bytesOf, textOf, type Bytes } from './bytes.ts';

/** A packet of Socket.IO, encoded. */
export type Packet = Bytes;

/** Socket.IO's packet that acknowledges the event of this number (its protocol 5, type 3). */
export function acknowledgement(namespace: string, id: number, verdict: Verdict<unknown>): Packet {
  return bytesOf(`3${namespace},${id}${JSON.stringify([verdict])}`);
}

/** Engine.IO's mark of a message. */
const MESSAGE = '4';

/** A final frame of text (RFC 6455, 5.2), and the longest whose length stands in its second byte, and in the two behind it. */
export const FINAL_TEXT = 0x81;
export const LONGEST_SHORT = 125;
const LONGEST_MIDDLE = 0xffff;

type Connection = Socket['conn'];

/**
 * Packets in one write to the network: a write of its own costs more than anything else around it. As a text, which the kernel gets from the
 * stack up to 16 kB: a buffer for each is memory outside of V8's heap, and what is left of ten thousand of them starts a collection that holds the loop.
 */
export function writeTogether(connection: Connection, packets: readonly Packet[]): void {
  writeFrames(connection, packets, textFrames(packets));
}

/**
 * The same of packets that have been made frames before. They go to the connection as they are, past Engine.IO's queue; where something
 * waits there or below it, or it takes no frame as it is, Engine.IO gets the packets and queues them.
 */
export function writeFrames(connection: Connection, packets: readonly Packet[], frames: Bytes | Buffer): void {
  if (takesFrames(connection)) connection.request.socket.write(frames, 'latin1');
  else for (const packet of packets) connection.write(textOf(packet));
}

/** One behind the other, as they go over the network. */
export function textFrames(packets: readonly Packet[]): Bytes {
  let frames = '';
  for (const packet of packets) frames += `${headOf(MESSAGE.length + packet.length)}${MESSAGE}${packet}`;
  return frames;
}

/** No text of V8 is as long as 2 ** 32. */
function headOf(length: number): Bytes {
  if (length <= LONGEST_SHORT) return String.fromCharCode(FINAL_TEXT, length);
  const [high, low] = [(length >>> 8) & 0xff, length & 0xff];
  if (length <= LONGEST_MIDDLE) return String.fromCharCode(FINAL_TEXT, LONGEST_SHORT + 1, high, low);
  return String.fromCharCode(FINAL_TEXT, LONGEST_SHORT + 2, 0, 0, 0, 0, length >>> 24, (length >>> 16) & 0xff, high, low);
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
