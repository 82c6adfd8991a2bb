import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { isLoopbackAddress } from './loopback.ts';

/**
 * The address a request comes from, as Express's `trust proxy` would tell it: the connection's own, or with trusted proxies
 * the entry of X-Forwarded-For that the outermost of them has written.
 */
export function addressOf(request: IncomingMessage, trustProxy: number | string | false): string {
  const own = request.socket.remoteAddress ?? '';
  if (trustProxy === false) return own;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').map((entry) => entry.trim()).filter(Boolean);
  const nearestFirst = [own, ...forwarded.toReversed()];
  if (typeof trustProxy === 'number') return nearestFirst[Math.min(trustProxy, nearestFirst.length - 1)] ?? own;
  return nearestFirst.find((address) => !isLoopbackAddress(address)) ?? nearestFirst.at(-1) ?? own;
}

/**
 * Who shares an address's limits: itself, or with IPv6 everybody in the same /64, of which one household or one server has all
 * 2^64 addresses (RFC 6177).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const all = [...groups, ...Array.from({ length: 8 - groups.length - after.length }, () => '0'), ...after];
  // ::ffff:192.0.2.1 is an IPv4 address of its own.
  return all.slice(0, 6).join(':') === '0:0:0:0:0:ffff' ? address : `${all.slice(0, 4).join(':')}::/64`;
}
