import { WebSocket } from 'ws';
import { pause } from './processes.ts';

/** What a process keeps once its garbage has been collected, bytes: resident, and in JavaScript's heap with the buffers outside it. */
export interface Memory { resident: number; heap: number }

const SETTLE_MS = 300;

/** Asks a process over its inspector. */
export async function memoryOf(inspector: number): Promise<Memory> {
  const targets: { webSocketDebuggerUrl: string }[] = JSON.parse(await (await fetch(`http://127.0.0.1:${inspector}/json/list`)).text());
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  await ask(socket, 'HeapProfiler.collectGarbage', {});
  await pause(SETTLE_MS);
  await ask(socket, 'HeapProfiler.collectGarbage', {});
  const told: { result: { value: string } } = Object(await ask(socket, 'Runtime.evaluate', { expression: 'JSON.stringify(process.memoryUsage())' }));
  socket.close();
  const { rss, heapUsed, external }: { rss: number; heapUsed: number; external: number } = JSON.parse(told.result.value);
  return { resident: rss, heap: heapUsed + external };
}

function ask(socket: WebSocket, method: string, params: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once('close', () => reject(new Error('the inspector has gone')));
    socket.once('message', (content: Buffer) => {
      const { result }: { result: unknown } = JSON.parse(content.toString());
      resolve(result);
    });
    socket.send(JSON.stringify({ id: 1, method, params }));
  });
}
