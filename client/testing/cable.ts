import { connect, createServer, type Socket } from 'node:net';

/** The line between a browser and the server, which a test can cut, mend, and make as narrow as an office's proxy. */
export interface Cable {
  address: string;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  mend(): void;
  /** From here on no WebSocket gets through. */
  blockWebSockets(): void;
  close(): Promise<void>;
}

export async function layCable(port: number): Promise<Cable> {
  const open = new Set<Socket>();
  let isCut = false;
  let webSockets = true;

  const proxy = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.on('data', (chunk) => {
      if (!webSockets && /^upgrade: websocket/im.test(chunk.toString('latin1'))) return void near.destroy();
      return void far.write(chunk);
    });
    far.on('data', (chunk) => void near.write(chunk));
    return undefined;
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the cable has no port');

  const drop = (): void => open.forEach((socket) => socket.destroy());
  return {
    address: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
      drop();
    },
    mend: () => {
      isCut = false;
    },
    blockWebSockets: () => {
      webSockets = false;
      drop();
    },
    close: () => {
      drop();
      return new Promise((resolve) => {
        proxy.close(() => resolve());
      });
    },
  };
}
