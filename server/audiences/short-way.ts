import type { Server, Socket } from 'socket.io';
import { FrameBounds } from './frame-bounds.ts';
import { keptBeside } from './kept-beside.ts';
import { payload, takeText } from './masked-text.ts';

/** Hears an event that asks for an acknowledgement: its number, and the JSON list of its name and what stands behind it. False leaves it to Socket.IO. */
export type Hear = (id: number, list: string) => boolean;

/** From here on `hear` is asked first what comes to this socket. */
export type HearFirst = (socket: Pick<Socket, 'conn' | 'nsp'>, hear: Hear) => void;

type Connection = Socket['conn'];
type Network = Connection['request']['socket'];
type Listener = ReturnType<Network['listeners']>[number];

/** A number that is whole in JavaScript has no more digits. */
const MOST_DIGITS = 15;

const EVENT = '2';
const ZERO = '0'.charCodeAt(0);
const BRACKET = '['.charCodeAt(0);

/**
 * A way past the WebSocket, Engine.IO and Socket.IO's decoder for what players send all the time: one event of ASCII in one frame, which arrives as one piece between
 * two messages. Everything else goes their way, byte by byte, as it has come.
 */
class ShortWay {
  readonly #connection: Connection;
  readonly #network: Network;
  readonly #theirs: Listener;
  readonly #bounds = new FrameBounds();
  #beginning: Buffer | undefined;
  #hear: Hear | undefined;

  constructor(connection: Connection, network: Network, theirs: Listener) {
    this.#connection = connection;
    this.#network = network;
    this.#theirs = theirs;
    // `removeAllListeners` deletes the key, which makes a hash table of all listeners: 750 bytes a connection.
    Reflect.apply(network.off, network, ['data', theirs]);
    network.on('data', (chunk: Buffer) => this.#pass(chunk));
    connection.on('data', (packet: unknown) => {
      // Somebody leaves, or sends in parts, or something rare: what follows must not overtake it.
      if (typeof packet !== 'string' || !packet.startsWith(EVENT)) this.#hear = undefined;
    });
  }

  /** `beginning`: of the events to hear. */
  hear(beginning: Buffer, hear: Hear): void {
    this.#beginning = beginning;
    this.#hear = hear;
  }

  #pass(chunk: Buffer): void {
    // A WebSocket whose connection is gone reads what it has left there by itself; what stands behind a close is nobody's.
    if (this.#network.destroyed || this.#bounds.isClosed()) return;
    if (this.#bounds.isBetween() && this.#take(chunk)) return;
    this.#bounds.pass(chunk);
    Reflect.apply(this.#theirs, this.#network, [chunk]);
  }

  #take(chunk: Buffer): boolean {
    if (this.#hear === undefined || this.#beginning === undefined || this.#connection.readyState !== 'open') return false;
    const length = takeText(chunk, this.#beginning);
    const from = this.#beginning.length;
    let id = 0;
    let at = from;
    for (; at < length && payload[at] !== BRACKET; at += 1) {
      const digit = (payload[at] ?? 0) - ZERO;
      if (!(digit >= 0 && digit <= 9)) return false;
      id = id * 10 + digit;
    }
    if (at === length || at === from || at - from > MOST_DIGITS) return false;
    return this.#hear(id, payload.toString('latin1', at, length));
  }
}

/** Lays the short way beside every connection; where something else than the WebSocket listens there too, everything goes Socket.IO's way. */
export function shortWays(io: Server): HearFirst {
  const ways = keptBeside<Connection, ShortWay>('short way');
  io.engine.on('connection', (connection: Connection) => {
    const { socket } = connection.request;
    const [theirs, ...others] = socket.listeners('data');
    if (theirs !== undefined && others.length === 0) ways.keep(connection, new ShortWay(connection, socket, theirs));
  });
  const beginnings = new Map<string, Buffer>();
  return ({ conn, nsp }, hear) => {
    let beginning = beginnings.get(nsp.name);
    // Engine.IO's mark of a message, Socket.IO's of an event.
    if (beginning === undefined) beginnings.set(nsp.name, (beginning = Buffer.from(`4${EVENT}${nsp.name},`)));
    ways.of(conn)?.hear(beginning, hear);
  };
}

/** Hands Socket.IO an event that was heard first, whole, as of its last packet: it decides what becomes of it, and of a connection that sends such a thing. */
export function passOn({ conn, nsp }: Pick<Socket, 'conn' | 'nsp'>, id: number, list: string): void {
  conn.emit('data', `${EVENT}${nsp.name},${id}${list}`);
}
