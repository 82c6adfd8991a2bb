import { createServer, type Server } from 'node:net';
import { ConfigError, type Config } from './config.ts';

/** Connections that wait to be accepted; with Node's 511 a city that comes back in one instant overflows it and tries again for a minute. */
const BACKLOG = 4_096;

type Address = Pick<Config, 'host' | 'port'>;

/** Listens, and answers with the port; throws a ConfigError that says what is wrong with HOST or PORT. */
export function listen(server: Server, { host, port }: Address): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(listenError(error, { host, port })));
    server.listen({ port, host, backlog: BACKLOG }, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Throws what `listen` would throw, and lets the address go again: nobody is served before the contest has recovered. */
export async function assertFree(address: Address): Promise<void> {
  const probe = createServer();
  await listen(probe, address);
  await new Promise((done) => probe.close(done));
}

function listenError(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  if (error.code === 'EADDRINUSE') return new ConfigError(`port ${port} is in use by another program: stop it, or set PORT to another number`);
  if (error.code === 'EACCES') return new ConfigError(`this user may not listen on port ${port}: set PORT to 1024 or more`);
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(error.code ?? '')) return new ConfigError(`HOST is "${host}", which is no address of this machine`);
  return error;
}
