import type { Namespace, Socket } from 'socket.io';
import { bytesOf, type Bytes } from './bytes.ts';
import { textFrames, writeFrames, writeTogether, type Packet } from './text-frames.ts';

/** An event, encoded once for however many sockets. */
export interface ReadyEvent {
  packet: Packet;
  /** One for all of them, in the form in which the bench of live sessions knows an opening again (scripts/bench/live/writes-hook.mjs). */
  frame: Buffer;
  /** All of the packet but its end: something more may stand in its body. */
  beginning: Bytes;
}

type Peer = Pick<Socket, 'conn'>;
type Named = Pick<Namespace, 'adapter' | 'name'>;

interface Encoding {
  _encode(packet: object, options: object): unknown[];
}

/** Socket.IO's packet of an event (its protocol 5, type 2). */
const EVENT = 2;

/** How an event with an object for its body ends. */
const END = '}]';

/** As Socket.IO's own broadcast encodes it; but a broadcast says nothing of when each socket was written to, and goes to all of them in one order. */
export function readyEvent(namespace: Named, event: string, body: object): ReadyEvent {
  const packet = encoded(namespace, event, body);
  return { packet, frame: Buffer.from(textFrames([packet]), 'latin1'), beginning: packet.slice(0, -END.length) };
}

/** Writes it to a socket; `more` stands in its body as well, for this socket alone: nothing else of it is encoded again. */
export function writeReady({ conn }: Peer, { packet, frame, beginning }: ReadyEvent, more?: object): void {
  const text = more === undefined ? '' : JSON.stringify(more).slice(1, -1);
  if (text === '') writeFrames(conn, [packet], frame);
  else writeTogether(conn, [`${beginning},${bytesOf(text)}${END}`]);
}

/** How an event goes to sockets of a namespace with a body of its own for each. */
export function eventWriter(namespace: Named, event: string): (socket: Peer, body: object) => void {
  const empty = encoded(namespace, event, {});
  const head = empty.slice(0, -'{}]'.length);
  return ({ conn }, body) => writeTogether(conn, [`${head}${bytesOf(JSON.stringify(body))}]`]);
}

/** By the namespace's own encoder, whose form is relied on here. */
function encoded(namespace: Named, event: string, body: object): Packet {
  const { name } = namespace;
  const adapter: unknown = namespace.adapter;
  const [text] = isEncoding(adapter) ? adapter._encode({ type: EVENT, nsp: name, data: [event, body] }, {}) : [];
  if (typeof text !== 'string' || text !== `${EVENT}${name},${JSON.stringify([event, body])}`) throw new Error('this Socket.IO encodes in another way');
  return bytesOf(text);
}

function isEncoding(adapter: unknown): adapter is Encoding {
  return typeof adapter === 'object' && adapter !== null && '_encode' in adapter && typeof adapter._encode === 'function';
}
