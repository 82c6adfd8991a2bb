import type { Socket } from 'socket.io';

/** An event of a namespace as its packet goes over the wire (Socket.IO's protocol 5, type 2): encoded once, for however many sockets. */
export function encodedEvent(namespace: string, event: string, body: unknown): string {
  return `2${namespace},${JSON.stringify([event, body])}`;
}

/** Writes an encoded packet to a socket, past its own encoder. */
export function writeEncoded(socket: Pick<Socket, 'conn'>, packet: string): void {
  socket.conn.write(packet);
}
