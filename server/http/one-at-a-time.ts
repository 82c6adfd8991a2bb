import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/** Browsers and proxies send the next request of a connection behind the answer to the one before; a few more than one are no harm. */
const MOST_AT_ONCE = 8;

/** Ends a connection that asks without waiting for answers: with short requests one connection costs the server tens of megabytes. */
export function oneAtATime(serve: RequestListener, ended: () => void): RequestListener {
  const underWay = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    // What was read in one piece with the request that was one too many.
    if (socket.destroyed) return;
    const open = underWay.get(socket) ?? 0;
    if (open === MOST_AT_ONCE) {
      ended();
      socket.destroy();
      return;
    }
    underWay.set(socket, open + 1);
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    serve(request, response);
  };
}
