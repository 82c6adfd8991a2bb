import type { IncomingMessage } from 'node:http';

/**
 * Whether a browser's request comes from our own pages. CORS does not cover WebSocket, so this is asked of every handshake
 * and every command. A request without an Origin is no browser's, and holds no cookie that another page could misuse.
 */
export function isOwnOrigin(request: IncomingMessage, baseUrl: URL | undefined): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return baseUrl === undefined ? from.host === host : from.origin === baseUrl.origin;
}
