import type { IncomingMessage } from 'node:http';
import { isLocal } from './loopback.ts';

/**
 * Whether a browser's request comes from our own pages. CORS does not cover WebSocket, so this is asked of every handshake
 * and every command. A request without an Origin is no browser's, and holds no cookie that another page could misuse.
 */
export function isOwnOrigin(request: IncomingMessage, baseUrl: URL | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (baseUrl === undefined) return from.host === host;
  // Beside the public address the pages work on the server's own machine, where staff may sign in without TLS.
  return from.origin === baseUrl.origin || (from.host === host && isLoopbackName(from.hostname) && isLocal(request));
}

function isLoopbackName(name: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(name);
}
