// The floor below Socket.IO: plain WebSockets that speak its frames by hand, and below them the connections themselves.
import type { Socket as Connection } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { systemClock } from '../../../server/contest/clock.ts';
import { floorServer, listenAndTell, receiptFor, viewOf, type FloorNews, type FloorOrder } from './floor.ts';

process.once('message', ({ view }: FloorOrder) => serve(view));

function serve(view: FloorOrder['view']): void {
  const clock = systemClock();
  const http = floorServer();
  const first = view && eventFrame(viewOf(view, 0));
  const ready = serverFrame(eventFrame(view ?? {}));
  const connections = new Map<WebSocket, Connection>();
  process.on('message', ({ by }: FloorNews) => {
    for (const [socket, connection] of connections) {
      if (by === 'write') connection.write(ready);
      else sendReady(socket, ready);
    }
    process.send?.('so');
  });
  new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 8_192 }).on('connection', (socket, request) => {
    connections.set(socket, request.socket);
    socket.on('close', () => connections.delete(socket));
    socket.send('0{}');
    socket.on('message', (content: Buffer) => {
      const receivedAt = clock.now();
      const frame = content.toString();
      if (frame.startsWith('40')) {
        socket.send('40/participant,{}');
        if (first !== undefined) socket.send(first);
        return;
      }
      const from = frame.indexOf('[');
      const [, answer]: [string, { question: number; choice: number }] = JSON.parse(frame.slice(from));
      socket.send(`43${frame.slice(2, from)}${JSON.stringify([receiptFor(answer, receivedAt)])}`);
    });
  });
  listenAndTell(http);
}

function eventFrame(view: object): string {
  return `42/participant,${JSON.stringify(['view', view])}`;
}

/** A whole text frame of a server, made once for everybody. */
function serverFrame(text: string): Buffer {
  const content = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 126, content.length >> 8, content.length & 0xff]), content]);
}

/** The way on which Socket.IO's adapter sends what it has framed once: `ws` has no other for a ready frame. */
function sendReady(socket: WebSocket, frame: Buffer): void {
  const sender: unknown = Reflect.get(socket, '_sender');
  if (!isSender(sender)) throw new Error('this version of ws takes no ready frames');
  sender.sendFrame([frame]);
}

function isSender(value: unknown): value is { sendFrame(frame: Buffer[]): void } {
  return typeof value === 'object' && value !== null && 'sendFrame' in value && typeof value.sendFrame === 'function';
}
