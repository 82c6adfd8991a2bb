import { WebSocket } from 'ws';

/** A socket that speaks Socket.IO's frames and nothing more: a client library costs more than the server it measures. */
export interface FrameSocket {
  emit(event: string, body: unknown): Promise<unknown>;
  /** Rejects when the connection is gone. */
  lost: Promise<never>;
  end(): void;
}

export interface FrameOptions {
  address: string;
  namespace: string;
  auth: object;
  headers?: Record<string, string>;
  heard(event: string, body: unknown): void;
}

/** Connects to a namespace; rejects where it is not let in. */
export function openFrames({ address, namespace, auth, headers = {}, heard }: FrameOptions): Promise<FrameSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false, headers });
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  const lost = new Promise<never>((_, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`${namespace} was closed with ${code}`)));
  });
  // Whoever waits for it hears of it; to others it is no matter.
  lost.catch(() => undefined);

  const open = new Promise<FrameSocket>((resolve, reject) => {
    socket.on('message', (content: Buffer) => {
      const frame = content.toString();
      if (frame === '2') return socket.send('3');
      if (frame.startsWith('0')) return socket.send(`40${namespace},${JSON.stringify(auth)}`);
      if (frame.startsWith(`40${namespace},`)) return resolve({ emit, lost, end: () => socket.close() });
      if (frame.startsWith(`44${namespace},`)) return reject(new Error(frame));
      return take(frame);
    });
  });
  return Promise.race([open, lost]);

  function take(frame: string): void {
    const [, kind, id, json] = /^4([23])[^,]*,(\d*)(.*)$/s.exec(frame) ?? [];
    if (kind === undefined || json === undefined) return;
    const parts: unknown[] = JSON.parse(json);
    if (kind === '2') return heard(String(parts[0]), parts[1]);
    waiting.get(Number(id))?.(parts[0]);
    waiting.delete(Number(id));
  }

  function emit(event: string, body: unknown): Promise<unknown> {
    const id = (asked += 1);
    return new Promise((answered) => {
      waiting.set(id, answered);
      socket.send(`42${namespace},${id}${JSON.stringify([event, body])}`);
    });
  }
}
