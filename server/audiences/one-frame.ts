import type { Namespace, Socket } from 'socket.io';

/*
 * What is sent often goes past Socket.IO's packets and Engine.IO's queue: as one ready WebSocket frame, written to the connection. Where
 * something waits there already, or the socket is not one that takes a frame as it is, Engine.IO gets the same text and queues it.
 */

/** An event, encoded once for however many sockets. */
export interface ReadyEvent {
  packet: string;
  frame: Buffer;
}

interface Encoding {
  _encode(packet: object, options: object): unknown[];
}

type Peer = Pick<Socket, 'conn'>;

/** Socket.IO's packet of an event (its protocol 5, type 2). */
const EVENT = 2;
/** Engine.IO's packet of a message (its protocol 4). */
const MESSAGE = '4';

const FINAL_TEXT = 0x81;
const SHORTEST_EXTENDED = 126;
const LONGEST_16_BITS = 0xff_ff;

/** The namespace's own encoder makes the packet: what differs from it does not start. */
export function readyEvent(namespace: Pick<Namespace, 'adapter' | 'name'>, event: string, body: unknown): ReadyEvent {
  const adapter: unknown = namespace.adapter;
  if (!isEncoding(adapter)) throw new Error('this Socket.IO encodes in another way');
  const [packet] = adapter._encode({ type: EVENT, nsp: namespace.name, data: [event, body] }, {});
  if (typeof packet !== 'string') throw new Error(`${event} is no text`);
  return { packet, frame: textFrame(MESSAGE + packet) };
}

/** Writes it to a socket. */
export function writeReady({ conn }: Peer, { packet, frame }: ReadyEvent): void {
  if (takesFrame(conn)) conn.request.socket.write(frame);
  else conn.write(packet, {});
}

/** How an event of one's own goes to each socket of a namespace: bodies are plain data, without anything binary in them. */
export function eventWriter(namespace: Pick<Namespace, 'adapter' | 'name'>, event: string): (socket: Peer, body: object) => void {
  const head = `${EVENT}${namespace.name},`;
  if (readyEvent(namespace, event, {}).packet !== `${head}["${event}",{}]`) throw new Error('this Socket.IO encodes in another way');
  return ({ conn }, body) => {
    const packet = `${head}["${event}",${JSON.stringify(body)}]`;
    if (takesFrame(conn)) conn.request.socket.write(textFrame(MESSAGE + packet));
    else conn.write(packet, {});
  };
}

/** A whole text frame of a WebSocket server (RFC 6455, 5.2). */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const offset = length < SHORTEST_EXTENDED ? 2 : length <= LONGEST_16_BITS ? 4 : 10;
  const frame = Buffer.allocUnsafe(offset + length);
  frame[0] = FINAL_TEXT;
  if (offset === 2) frame[1] = length;
  else if (offset === 4) {
    frame[1] = SHORTEST_EXTENDED;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = SHORTEST_EXTENDED + 1;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, offset);
  return frame;
}

/**
 * An open WebSocket before which nothing waits, in Engine.IO or below it: so frames keep their order, and of a reader who does not read
 * Engine.IO knows. What is corked waits for this frame, to go with it.
 */
function takesFrame(conn: Peer['conn']): boolean {
  const { transport } = conn;
  if (conn.readyState !== 'open' || transport.name !== 'websocket' || isCompressed(transport)) return false;
  const { writableCorked, writableLength } = conn.request.socket;
  return writableCorked > 0 ? isQueueEmpty(conn) : transport.writable && writableLength === 0;
}

function isQueueEmpty(conn: object): boolean {
  return 'writeBuffer' in conn && Array.isArray(conn.writeBuffer) && conn.writeBuffer.length === 0;
}

function isCompressed(transport: object): boolean {
  return 'perMessageDeflate' in transport && Boolean(transport.perMessageDeflate);
}

function isEncoding(adapter: unknown): adapter is Encoding {
  return typeof adapter === 'object' && adapter !== null && '_encode' in adapter && typeof adapter._encode === 'function';
}
