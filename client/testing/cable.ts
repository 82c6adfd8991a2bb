import { connect, createServer, type Socket } from 'node:net';

/** The line between a browser and the server, which a test can cut, mend, and make as narrow as an office's proxy. */
export interface Cable {
  address: string;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  mend(): void;
  /**
   * The WebSockets that are open now stay open and pass nothing more, as when a phone has changed its network; idle HTTP
   * connections end, as a browser ends them then. New connections work.
   */
  freeze(): void;
  /** From here on no WebSocket gets through. */
  blockWebSockets(): void;
  allowWebSockets(): void;
  close(): Promise<void>;
}

export async function layCable(port: number): Promise<Cable> {
  const open = new Set<Socket>();
  let isCut = false;
  let webSockets = true;
  const live = new Set<Socket>();
  const frozen = new Set<Socket>();

  const proxy = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        if (!frozen.has(one)) other.destroy();
      });
    }
    near.on('data', (chunk) => {
      if (frozen.has(near)) return;
      const isUpgrade = /^upgrade: websocket/im.test(chunk.toString('latin1'));
      if (isUpgrade && !webSockets) return void near.destroy();
      if (isUpgrade) live.add(near).add(far);
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!frozen.has(far)) near.write(chunk);
    });
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
    freeze: () => {
      for (const socket of open) {
        if (live.has(socket)) frozen.add(socket);
        else socket.destroy();
      }
    },
    blockWebSockets: () => {
      webSockets = false;
      drop();
    },
    allowWebSockets: () => {
      webSockets = true;
    },
    close: () => {
      drop();
      return new Promise((resolve) => {
        proxy.close(() => resolve());
      });
    },
  };
}
