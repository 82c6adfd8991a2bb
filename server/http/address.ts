import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress } from './loopback.ts';

/**
 * The address a request comes from, as Express's `trust proxy` would tell it: the connection's own, or with trusted proxies
 * the entry of X-Forwarded-For that the outermost of them has written.
 */
export function addressOf(request: IncomingMessage, trustProxy: number | string | false): string {
  const own = request.socket.remoteAddress ?? '';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').map((entry) => entry.trim()).filter(Boolean);
  const nearestFirst = [own, ...forwarded.toReversed()];
  if (trustProxy === false) return own;
  if (typeof trustProxy === 'number') return nearestFirst[Math.min(trustProxy, nearestFirst.length - 1)] ?? own;
  return nearestFirst.find((address) => !isLoopbackAddress(address)) ?? nearestFirst.at(-1) ?? own;
}
