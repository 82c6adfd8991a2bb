// The floor below Socket.IO: plain WebSockets that answer in its frames, by hand.
import { WebSocketServer } from 'ws';
import { systemClock } from '../../../server/contest/clock.ts';
import { floorServer, listenAndTell, receiptFor, viewOf, type FloorOrder } from './floor.ts';

process.once('message', ({ view }: FloorOrder) => serve(view));

function serve(view: FloorOrder['view']): void {
  const clock = systemClock();
  const http = floorServer();
  const first = view && `42/participant,${JSON.stringify(['view', viewOf(view, 0)])}`;
  new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 8_192 }).on('connection', (socket) => {
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
