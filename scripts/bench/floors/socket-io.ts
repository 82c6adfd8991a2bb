// The floor of the product: Socket.IO with nothing behind it. It acknowledges at once what it is sent, and stamps it first thing in its handler.
import { Server } from 'socket.io';
import { systemClock } from '../../../server/contest/clock.ts';
import { bodyOf, floorServer, listenAndTell, receiptFor, viewOf, type FloorManner, type FloorNews, type FloorOrder, type Receipt } from './floor.ts';

type Ack<Value> = (value: Value) => void;
interface FromPerson {
  answer: (answer: { question: number; choice: number }, ack: Ack<Receipt>) => void;
  clock: (nothing: object, ack: Ack<{ ok: true; value: { now: number } }>) => void;
}
interface ToPerson { view: (view: object) => void }

/** Of a message without a text. */
const EMPTY = '42/participant,["view",{"text":""}]'.length;

process.once('message', ({ view }: FloorOrder) => serve(view));

function serve(view: FloorOrder['view']): void {
  const clock = systemClock();
  const http = floorServer();
  // The product's own settings, as far as they cost anything.
  const io = new Server<FromPerson, ToPerson>(http, { transports: ['websocket'], serveClient: false, maxHttpBufferSize: 8_192, pingInterval: 13_000, pingTimeout: 11_000, perMessageDeflate: false });
  const people = io.of('/participant');
  let sendsNext = false;
  process.on('message', (told: FloorManner | FloorNews) => {
    if (told.order === 'behave') ({ sendsNext } = told);
    else if (told.bytes !== undefined) people.emit('view', bodyOf(told.bytes, EMPTY));
    else if (view !== undefined) people.emit('view', view);
    process.send?.('so');
  });
  people.on('connection', (socket) => {
    if (view !== undefined) socket.emit('view', viewOf(view, 0));
    socket.on('answer', (answer, ack) => {
      const receivedAt = clock.now();
      ack(receiptFor(answer, receivedAt));
      if (sendsNext && view !== undefined) socket.emit('view', viewOf(view, answer.question + 1));
    });
    socket.on('clock', (_nothing, ack) => ack({ ok: true, value: { now: clock.now() } }));
  });
  listenAndTell(http);
}
