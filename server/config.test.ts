import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demonstrationAllowed, readConfig } from './config.ts';

const config = suite('the configuration');

config('has sound defaults', () => {
  const { host, port, baseUrl, trustProxy, logLevel, lan, empty } = readConfig({}, []);
  assert.equal({ host, port, baseUrl, trustProxy, logLevel, lan, empty }, { host: '127.0.0.1', port: 3000, baseUrl: undefined, trustProxy: false, logLevel: 'info', lan: false, empty: false });
  assert.is(readConfig({}, ['--lan']).host, '0.0.0.0');
});

const WRONG: [Record<string, string>, string[], RegExp][] = [
  [{ PORT: 'abc' }, [], /PORT is "abc"; it must be a whole number/],
  [{ PORT: '70000' }, [], /PORT is "70000"/],
  [{ BASE_URL: 'hoithi.vn' }, [], /BASE_URL is "hoithi.vn"; it must be an address/],
  [{ BASE_URL: 'https://hoithi.vn/thi' }, [], /without a path/],
  [{ BASE_URL: 'http://hoithi.vn' }, [], /must be https/],
  [{ TRUST_PROXY: 'yes' }, [], /TRUST_PROXY is "yes"/],
  [{ LOG_LEVEL: 'loud' }, [], /LOG_LEVEL is "loud"/],
  [{ METRICS_TOKEN: 'short' }, [], /METRICS_TOKEN must have 20 to 200 characters/],
  [{}, ['--fast'], /unknown option --fast/],
];

config('names what is wrong and what it may be', () => {
  for (const [environment, words, message] of WRONG) assert.throws(() => readConfig(environment, words), message);
});

const DEMONSTRATION: [string, Record<string, string>, string[], boolean][] = [
  ['on loopback', {}, [], true],
  ['on a local network when asked for', {}, ['--lan'], true],
  ['on all addresses without being asked', { HOST: '0.0.0.0' }, [], false],
  ['behind a public address', { BASE_URL: 'https://hoithi.example.vn' }, [], false],
  ['behind a public address, local network or not', { BASE_URL: 'https://hoithi.example.vn' }, ['--lan'], false],
  ['behind a proxy', { TRUST_PROXY: '1' }, [], false],
  ['with a loopback address named', { BASE_URL: 'http://localhost:3000' }, [], true],
  ['with a local address named', { BASE_URL: 'http://192.168.1.20:3000' }, ['--lan'], true],
];

for (const [name, environment, words, allowed] of DEMONSTRATION) {
  config(`${allowed ? 'lets' : 'does not let'} demonstration people sign in ${name}`, () => {
    assert.is(demonstrationAllowed(readConfig(environment, words)), allowed);
  });
}

config.run();
