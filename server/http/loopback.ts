import type { IncomingMessage } from 'node:http';

/** Whether an address is this machine's own, in any notation that a socket or a proxy uses. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/** Whether a request comes from this very machine and through no proxy. */
export function isLocal(request: IncomingMessage): boolean {
  const { remoteAddress = '', localAddress } = request.socket;
  // A server that listens on one address of this machine is reached from that very address.
  return (isLoopbackAddress(remoteAddress) || remoteAddress === localAddress) && request.headers['x-forwarded-for'] === undefined;
}
