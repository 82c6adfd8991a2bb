import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { oneAtATime } from './one-at-a-time.ts';

interface Context {
  server: Server;
  served: number;
  cut: number;
  /** Writes at once, and reads until so many answers have come or the connection ends. */
  ask(requests: number, answers: number): Promise<number>;
}

const pipelining = suite<Context>('requests in one connection');
pipelining.before.each(async (context) => {
  Object.assign(context, { served: 0, cut: 0 });
  context.server = createServer(
    oneAtATime(
      (_request, response) => {
        context.served += 1;
        setImmediate(() => response.end('answer'));
      },
      () => (context.cut += 1),
    ),
  );
  await new Promise<void>((resolve) => {
    context.server.listen(0, '127.0.0.1', resolve);
  });
  context.ask = (requests, answers) =>
    new Promise((resolve) => {
      const socket = connect((context.server.address() as AddressInfo).port, '127.0.0.1');
      let received = '';
      const got = (): number => received.split('HTTP/1.1 200').length - 1;
      socket.on('data', (content) => {
        received += content.toString();
        if (got() >= answers) socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(got()));
      socket.write('GET / HTTP/1.1\r\nHost: hall\r\n\r\n'.repeat(requests));
    });
});
pipelining.after.each(
  ({ server }) =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
);

pipelining('are answered, some at a time', async (context) => {
  assert.is(await context.ask(8, 8), 8);
  assert.is(context.cut, 0);
});

pipelining('that do not wait for their answers end it, and are not served', async (context) => {
  await context.ask(1_000, 1_000);
  assert.is(context.cut, 1);
  assert.ok(context.served <= 8, `${context.served} were served`);
});

pipelining('one after another are no matter', async (context) => {
  const { port } = context.server.address() as AddressInfo;
  for (let left = 50; left > 0; left -= 1) assert.is(await (await fetch(`http://127.0.0.1:${port}`)).text(), 'answer');
  assert.equal([context.served, context.cut], [50, 0]);
});

pipelining.run();
