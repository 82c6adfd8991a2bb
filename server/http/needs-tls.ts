import type { Request } from 'express';
import type { IncomingMessage } from 'node:http';
import { isLocal } from './loopback.ts';

/** Passwords, and what stands for them, travel over TLS or stay on this machine. */
export function needsTls(request: Request): boolean {
  return !request.secure && !isLocal(request);
}

/** The same of a socket's handshake, which no Express has looked at: `isTrusted` is the server's trust in proxies, as Express makes it. */
export function handshakeNeedsTls(request: IncomingMessage, isTrusted: (address: string, hop: number) => boolean): boolean {
  const [protocol = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',');
  return !isLocal(request) && !(isTrusted(request.socket.remoteAddress ?? '', 0) && protocol.trim() === 'https');
}
