// What the minimal servers have in common: they tell what they cost in the way the product does, and end with whoever started them.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a floor is told before it listens. `view`: a view of the product, which it sends in the product's place. */
export interface FloorOrder { view: { state: object } | undefined }

/** How a floor answers an `answer` from now on: with its acknowledgement alone, or with the next question too. */
export interface FloorManner { order: 'behave'; sendsNext: boolean }

/** The view to everybody, or one whose message has so many bytes; where a floor knows several ways, by a ready frame or by writing one to the connection itself. */
export interface FloorNews { order: 'tell-all'; by: 'frame' | 'write'; bytes?: number | undefined }

export interface Receipt { ok: true; value: { question: number; choice: number; receivedAt: number; saved: number; of: number } }

/** The words of the product's acknowledgement, with nothing behind them. */
export function receiptFor(answer: { question: number; choice: number }, receivedAt: number): Receipt {
  return { ok: true, value: { question: answer.question, choice: answer.choice, receivedAt, saved: 1, of: 20 } };
}

/** The view with another question in it. */
export function viewOf(view: { state: object }, question: number): object {
  return { ...view, version: question + 1, state: { ...view.state, question } };
}

/** What makes a message of so many bytes: `around` of them stand about the text. */
export function bodyOf(bytes: number, around: number): object {
  return { text: 'x'.repeat(Math.max(0, bytes - around)) };
}

export function floorServer(): Server {
  return createServer(metrics);
}

export function listenAndTell(server: Server): void {
  server.listen(0, '127.0.0.1', () => process.send?.(portOf(server.address())));
  process.once('disconnect', () => process.exit());
}

const metrics: RequestListener = (_request, response) => {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  response.end(
    `process_cpu_seconds_total ${(user + system) / 1e6}\nprocess_resident_memory_bytes ${rss}\nnodejs_heap_size_used_bytes ${heapUsed}\nnodejs_external_memory_bytes ${external}\n`,
  );
};

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('a floor listens on a port');
  return address.port;
}
