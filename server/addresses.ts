import { networkInterfaces } from 'node:os';
import type { Config } from './config.ts';

/** Where people reach the server: the address to hand out, every one that works, and the one for this very machine. */
export function addresses(config: Config, port: number): { entry: string; all: string[]; own: string } {
  const own = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : bracketed(config.host)}:${port}`;
  const lan = config.host === '0.0.0.0' || config.host === '::' ? lanAddresses().map((address) => `http://${address}:${port}`) : [];
  const all = config.baseUrl === undefined ? [own, ...lan] : [config.baseUrl.origin];
  return { entry: config.baseUrl?.origin ?? (config.lan ? lan[0] : undefined) ?? own, all, own };
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => entry.address);
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
