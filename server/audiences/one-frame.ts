import type { Namespace, Socket } from 'socket.io';

/** An event, encoded once for however many sockets. */
export interface ReadyEvent {
  packet: string;
  options: object;
}

interface Encoding {
  _encode(packet: object, options: object): unknown[];
}

/** Socket.IO's packet of an event (its protocol 5, type 2). */
const EVENT = 2;

/**
 * As Socket.IO's own broadcast encodes it, down to the WebSocket's frame; but a broadcast says nothing of when each socket was written
 * to, and goes to all of them in one order.
 */
export function readyEvent(namespace: Pick<Namespace, 'adapter' | 'name'>, event: string, body: unknown): ReadyEvent {
  const adapter: unknown = namespace.adapter;
  if (!isEncoding(adapter)) throw new Error('this Socket.IO encodes in another way');
  const options = {};
  const [packet] = adapter._encode({ type: EVENT, nsp: namespace.name, data: [event, body] }, options);
  if (typeof packet !== 'string') throw new Error(`${event} is no text`);
  return { packet, options };
}

/** The same, with what is one socket's alone in its body as well: nothing else of it is encoded again. */
export function withMore({ packet, options }: ReadyEvent, more: object): ReadyEvent {
  const encoded = JSON.stringify(more).slice(1, -1);
  return encoded === '' ? { packet, options } : { packet: `${packet.slice(0, -2)},${encoded}}]`, options: {} };
}

/** Writes it to a socket, past its own encoder. */
export function writeReady(socket: Pick<Socket, 'conn'>, { packet, options }: ReadyEvent): void {
  socket.conn.write(packet, options);
}

function isEncoding(adapter: unknown): adapter is Encoding {
  return typeof adapter === 'object' && adapter !== null && '_encode' in adapter && typeof adapter._encode === 'function';
}
