import { isIP } from 'node:net';
import { resolve } from 'node:path';

export interface Config {
  host: string;
  port: number;
  dataFolder: string;
  baseUrl: URL | undefined;
  trustProxy: number | string | false;
  logLevel: string;
  /** What a monitor on another machine shows for `/metrics`; undefined where only this machine may ask. */
  metricsToken: string | undefined;
  lan: boolean;
  empty: boolean;
}

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** What may stand behind `npm start --`; scripts/start.mjs, which runs before anything is installed, has the same list. */
export const START_OPTIONS = ['--lan', '--empty'];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The checked configuration; throws a ConfigError whose message names the variable and what it may be. */
export function readConfig(environment: Record<string, string | undefined>, words: readonly string[]): Config {
  const unknown = words.find((word) => !START_OPTIONS.includes(word));
  if (unknown !== undefined) throw new ConfigError(`unknown option ${unknown}; --help lists the options`);
  const lan = words.includes('--lan');
  return {
    host: environment['HOST'] || (lan ? '0.0.0.0' : '127.0.0.1'),
    port: portOf(environment['PORT']),
    dataFolder: resolve(environment['DATA_DIR'] || 'data'),
    baseUrl: baseUrlOf(environment['BASE_URL']),
    trustProxy: proxyOf(environment['TRUST_PROXY']),
    logLevel: logLevelOf(environment['LOG_LEVEL']),
    metricsToken: metricsTokenOf(environment['METRICS_TOKEN']),
    lan,
    empty: words.includes('--empty'),
  };
}

/** Demonstration people may sign in on loopback and, when asked for, on a local network; never on a public address. */
export function demonstrationAllowed(config: Config): boolean {
  const { baseUrl, host, lan } = config;
  if (baseUrl !== undefined) return isLoopback(baseUrl.hostname) || (lan && isPrivate(baseUrl.hostname));
  return config.trustProxy === false && (isLoopback(host) || lan);
}

/** TLS ends at a proxy, and without TRUST_PROXY everybody behind it has the proxy's address. */
export function isProxyUntrusted({ baseUrl, trustProxy }: Config): boolean {
  return baseUrl?.protocol === 'https:' && trustProxy === false;
}

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** RFC 1918 addresses, and names that only a local network resolves. */
function isPrivate(host: string): boolean {
  return host.endsWith('.local') || (isIP(host) === 4 && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host));
}

function portOf(text: string | undefined): number {
  const port = Number(text || '3000');
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigError(`PORT is "${text}"; it must be a whole number from 0 to 65535`);
}

function baseUrlOf(text: string | undefined): URL | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new ConfigError(`BASE_URL is "${text}"; it must be an address without a path, such as https://hoithi.example.vn`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !isPrivate(url.hostname)) {
    throw new ConfigError(`BASE_URL is "${text}"; a public address must be https`);
  }
  return url;
}

function proxyOf(text: string | undefined): number | string | false {
  if (!text || text === '0' || text === 'false') return false;
  if (text === 'loopback') return text;
  const hops = Number(text);
  if (Number.isInteger(hops) && hops >= 1 && hops <= 10) return hops;
  throw new ConfigError(`TRUST_PROXY is "${text}"; it must be a number of hops from 1 to 10, or "loopback"`);
}

function metricsTokenOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^\S{20,200}$/.test(text)) return text;
  throw new ConfigError('METRICS_TOKEN must have 20 to 200 characters without spaces');
}

function logLevelOf(text: string | undefined): string {
  if (!text) return 'info';
  if (LOG_LEVELS.includes(text)) return text;
  throw new ConfigError(`LOG_LEVEL is "${text}"; it must be one of ${LOG_LEVELS.join(', ')}`);
}
