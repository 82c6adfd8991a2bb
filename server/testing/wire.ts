import { WebSocket } from 'ws';
import type { Verdict } from '../protocol/refusals.ts';

/** Waiting for a frame that does not come ends here, milliseconds. */
const PATIENCE = 5_000;

/** A socket without a library behind it: the frames as they are. */
export interface Wire {
  /** Every frame that came, in the order of coming, without the server's pings. */
  frames: string[];
  isOpen(): boolean;
  /** The code with which the connection was closed. */
  closed(): Promise<number>;
  send(frame: string | Buffer): void;
  /** Writes bytes past the WebSocket's framing. */
  sendBytes(bytes: Buffer): void;
  /** The first frame, or the next to come, that begins like this. */
  next(beginning: string): Promise<string>;
  /** Waits for a frame in which `look` finds something; the newest first. */
  until<Found>(what: string, look: (frame: string) => Found | undefined): Promise<Found>;
  /** Asks for a namespace; the answer's frame, which begins with 40 or 44. */
  join(namespace: string, auth: unknown): Promise<string>;
  /** Sends an event with these arguments to the participants' namespace and asks for its acknowledgement. */
  command(...event: unknown[]): Promise<Verdict<unknown>>;
  /** From here on nothing is read from the network. */
  stopReading(): void;
  readOn(): void;
  end(): void;
}

export interface WireOptions {
  origin?: string;
  path?: string;
}

/** Opens a WebSocket and waits for the greeting; rejects where the handshake is refused. */
export async function openWire(address: string, options: WireOptions = {}): Promise<Wire> {
  const target = `${address.replace('http', 'ws')}${options.path ?? '/socket.io/?EIO=4&transport=websocket'}`;
  const socket = new WebSocket(target, { perMessageDeflate: false, ...(options.origin !== undefined && { origin: options.origin }) });
  const frames: string[] = [];
  const watchers = new Set<() => void>();
  let code: number | undefined;
  let asked = 0;
  const changed = (): void => watchers.forEach((watcher) => watcher());

  socket.on('message', (content: Buffer) => {
    const frame = content.toString();
    if (frame === '2') return socket.send('3');
    frames.push(frame);
    return changed();
  });
  socket.on('close', (with_) => {
    code = with_;
    changed();
  });

  function wait<Value>(what: string, look: () => Value | undefined): Promise<Value> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(limit);
        watchers.delete(watcher);
        settle();
      };
      const watcher = (): void => {
        const found = look();
        if (found !== undefined) end(() => resolve(found));
        else if (code !== undefined) end(() => reject(new Error(`closed with ${code} before ${what}`)));
      };
      const limit = setTimeout(() => end(() => reject(new Error(`no ${what} came; the last frame was ${frames.at(-1)}`))), PATIENCE);
      watchers.add(watcher);
      watcher();
    });
  }

  const next = (beginning: string): Promise<string> => wait(beginning, () => frames.find((frame) => frame.startsWith(beginning)));
  const send = (frame: string | Buffer): void => socket.send(frame);

  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // A connection that the server cuts ends in `close`; its error says no more.
  socket.on('error', () => undefined);
  await next('0');

  return {
    frames,
    isOpen: () => code === undefined,
    closed: () => wait('close', () => code),
    send,
    sendBytes: (bytes) => void Reflect.get(socket, '_socket').write(bytes),
    next,
    until: (what, look) => wait(what, () => frames.toReversed().map(look).find((found) => found !== undefined)),
    join: (namespace, auth) => {
      const from = frames.length;
      send(`40${namespace},${JSON.stringify(auth)}`);
      return wait(`answer of ${namespace}`, () => frames.slice(from).find((frame) => /^4[04]/.test(frame)));
    },
    command: async (...event) => {
      asked += 1;
      const beginning = `43/participant,${asked}[`;
      send(`42/participant,${asked}${JSON.stringify(event)}`);
      const frame = await next(beginning);
      return (JSON.parse(frame.slice(beginning.length - 1)) as [Verdict<unknown>])[0];
    },
    stopReading: () => socket.pause(),
    readOn: () => socket.resume(),
    end: () => socket.terminate(),
  };
}
