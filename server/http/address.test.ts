import type { IncomingMessage } from 'node:http';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addressOf, networkOf } from './address.ts';

const address = suite('the address of a request');

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

const CASES: [string, IncomingMessage, number | string | false, string][] = [
  ['is the own one without a trusted proxy, whatever a header says', from('9.9.9.9', '1.1.1.1'), false, '9.9.9.9'],
  ['is what the one trusted proxy has seen', from('127.0.0.1', '6.6.6.6, 1.1.1.1'), 1, '1.1.1.1'],
  ['is what the outer of two trusted proxies has seen', from('10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2'), 2, '1.1.1.1'],
  ['is the own one where a trusted proxy says nothing', from('127.0.0.1'), 1, '127.0.0.1'],
  ['is the first that is not of this machine, with loopback trusted', from('::ffff:127.0.0.1', '6.6.6.6, 1.1.1.1, 127.0.0.1'), 'loopback', '1.1.1.1'],
  ['is the own one where loopback is trusted and it is another', from('9.9.9.9', '1.1.1.1'), 'loopback', '9.9.9.9'],
];

for (const [name, request, trustProxy, expected] of CASES) address(name, () => assert.is(addressOf(request, trustProxy), expected));

for (const [of, network] of [
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['', ''],
] as const) address(`shares its limits: ${of || 'none'} with ${network || 'none'}`, () => assert.is(networkOf(of), network));

address.run();
