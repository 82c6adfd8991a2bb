import type { Socket } from 'socket.io';

type Connection = Pick<Socket, 'conn' | 'connected'>;

/**
 * Sends to a socket once what was sent before has left for its network. Of what comes meanwhile only the newest of each kind is
 * kept, so that a reader who is too slow gets the latest and no queue grows.
 */
export function newestOnly(socket: Connection) {
  const waiting = new Map<string, () => void>();
  let armed = false;

  const isFree = (): boolean => socket.conn.transport.writable && waiting.size === 0;

  function arm(): void {
    if (armed) return;
    armed = true;
    socket.conn.transport.once('ready', () => {
      armed = false;
      flush();
    });
  }

  function flush(): void {
    if (!socket.connected) return waiting.clear();
    if (!socket.conn.transport.writable) return arm();
    const due = [...waiting.values()];
    waiting.clear();
    for (const send of due) send();
    return undefined;
  }

  return {
    isFree,
    send: (kind: string, emit: () => void): void => {
      if (isFree()) return emit();
      waiting.set(kind, emit);
      return arm();
    },
  };
}
