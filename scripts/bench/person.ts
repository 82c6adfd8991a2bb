import type { Socket as Connection } from 'node:net';
import { WebSocket } from 'ws';
import type { AttemptId } from '../../server/rules/ids.ts';
import { serverFrames } from './server-frames.ts';
import { textFrame } from './text-frame.ts';

export interface Verdict { ok?: boolean; refusal?: string; value?: { question?: number; step?: string; revision?: number; choice?: number; receivedAt?: number; now?: number } }
export interface View { version: number; state: { state: string; attempt?: AttemptId; question?: number } }

/** One participant of a crowd: a connection that speaks Socket.IO's frames, with as little as possible around them. */
export interface Person {
  /** The newest view; undefined until the first one. It is read when it is asked for: what reads ten thousand of them on one of two cores is what a bench would measure. */
  readonly view: View | undefined;
  /** The frame of a command, and of its number; its acknowledgement comes to `answered`. */
  frame(event: string, body: object): Buffer;
  /** Writes a frame at once. */
  write(frame: Buffer): void;
  /** Messages and bytes of WebSocket frames in both directions, heartbeats left out. */
  traffic: { messages: number; bytes: number };
  /** Told of every acknowledgement, and of every other message. */
  answered: (verdict: Verdict) => void;
  heard: (event: string, bytes: number, body: () => unknown) => void;
  /** The address and port from which it speaks, as the server sees them. */
  peer(): string;
  /** Why the connection has ended, and who is told of it. */
  lost: string | undefined;
  left: (why: string) => void;
  end(): void;
  /** Cuts the connection without a word. */
  cut(): void;
}

/** So many bytes tell what a message is. */
const BEGINNING = 48;

export interface Door {
  address: string;
  /** The address from which the connection comes: one has too few ports, and limits of its own. */
  source: string;
  auth: object;
  /** Whom it plays: a participant of a round where nothing is said. */
  namespace?: '/participant' | '/live' | undefined;
}

/** Connects; resolves when the namespace has let the person in. */
export function openPerson({ address, source, auth, namespace = '/participant' }: Door): Promise<Person> {
  const [ackPrefix, eventPrefix] = [`43${namespace},`, `42${namespace},`];
  const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false, localAddress: source, handshakeTimeout: 20_000 });
  let connection: Connection | undefined;
  let asked = 0;
  // Its bytes, which the garbage collector does not copy, until somebody asks.
  let newest: Buffer | View | undefined;
  const person: Person = {
    get view() {
      if (Buffer.isBuffer(newest)) newest = bodyOf<View>(newest);
      return newest;
    },
    frame: (event, body) => textFrame(`${eventPrefix}${(asked += 1)}${JSON.stringify([event, body])}`),
    write: (frame) => {
      person.traffic.messages += 1;
      person.traffic.bytes += frame.length;
      connection?.write(frame);
    },
    traffic: { messages: 0, bytes: 0 },
    answered: () => undefined,
    heard: () => undefined,
    peer: () => `${connection?.localAddress}:${connection?.localPort}`,
    lost: undefined,
    left: () => undefined,
    end: () => socket.close(),
    cut: () => socket.terminate(),
  };
  socket.once('upgrade', (response) => {
    connection = response.socket;
  });

  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      if (person.lost !== undefined) return;
      person.lost = why;
      reject(new Error(why));
      person.left(why);
    };
    const closed = (code: number): void => {
      fail(`closed with ${code}`);
      socket.close();
    };
    const read = serverFrames({ text: hear, ping: (content) => socket.pong(content), close: closed });
    socket.on('error', ({ message }) => fail(message));
    socket.on('close', (code) => fail(`closed with ${code}`));
    // From here on its frames are read without the library, which has made the connection.
    socket.once('open', () => connection?.removeAllListeners('data').on('data', read));

    function hear(content: Buffer): void {
      const beginning = content.toString('latin1', 0, BEGINNING);
      if (beginning === '2') return socket.send('3');
      if (beginning.startsWith('0')) return socket.send(`40${namespace},${JSON.stringify(auth)}`);
      count(content.length);
      if (beginning.startsWith(ackPrefix)) return acknowledge(content.toString());
      if (beginning.startsWith(eventPrefix)) return take(content, beginning);
      if (beginning.startsWith(`40${namespace}`)) return resolve(person);
      return fail(content.toString());
    }
  });

  function count(length: number): void {
    person.traffic.messages += 1;
    person.traffic.bytes += length + (length < 126 ? 2 : 4);
  }

  function acknowledge(text: string): void {
    const [verdict = {}]: Verdict[] = JSON.parse(text.slice(text.indexOf('[')));
    person.answered(verdict);
  }

  function take(content: Buffer, beginning: string): void {
    const [, event = ''] = beginning.slice(eventPrefix.length).split('"', 2);
    if (event === 'view') newest = content;
    person.heard(event, content.length, () => lastBody(content));
  }

  function bodyOf<Body>(content: Buffer): Body {
    const [, body]: [string, Body] = JSON.parse(content.toString('utf8', eventPrefix.length));
    return body;
  }

  /** What came last, to whoever it was, has been read. */
  function lastBody(content: Buffer): unknown {
    if (lastRead?.content.equals(content) !== true) lastRead = { content, body: bodyOf(content) };
    return lastRead.body;
  }
}

/** Ten thousand who each read the same question would take more of two cores than its sending: the reader, not the server, would be what a bench measures. */
let lastRead: { content: Buffer; body: unknown } | undefined;
