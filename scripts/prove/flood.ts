/*
 * Thousands of connections that want nothing good, at a server in a process of its own: half-open ones of three kinds, floods of events
 * and of handshakes, and readers who do not read. They come from another address than the participants beside them, whose answers'
 * way to the acknowledgement is measured before and meanwhile.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import { openCrowd } from '../../server/testing/demo-crowd.ts';
import { seeded } from '../../server/testing/seeded.ts';
import { pick } from './hostile/bodies.ts';
import type { Prover } from './proof.ts';
import { onSite, pause, type Site } from './site.ts';

export interface Flood {
  halfOpen: number;
  floods: number;
  /** Who ask for pages without end and read none. */
  mute: number;
  people: number;
  /** How long a participant thinks at most, twentieths of a second. */
  beats: number;
  /** Whether it waits until the last half-open connection has been cut: that takes most of a minute. */
  untilCut: boolean;
}

export const flood: Prover = { name: 'flood', minutes: 1, least: 1, trial: (seed) => withstand(seed, { halfOpen: 5_000, floods: 40, mute: 20, people: 40, beats: 60, untilCut: true }, console.log) };

/** Loopback has many addresses: the limit of an address is not the participants' then. */
const ELSEWHERE = '127.0.0.2';

/** A request that does not come is cut after fifteen seconds; a WebSocket that says nothing is told to go after five, and cut half a minute later. Milliseconds. */
const HALF_OPEN_MS = 45_000;

/** What the process may hold at most, bytes, and what a participant waits for at most, milliseconds. */
const MOST_MEMORY = 700 * 2 ** 20;
const LONGEST_WAIT = 5_000;

/** Some kilobytes each. */
const PAGES = 10_000;

const HANDSHAKE = 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: HOST\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const BEGINNINGS = ['', 'POST /api/participant/answer HTTP/1.1\r\nHost: HOST\r\nContent-Length: 40\r\n\r\n{', HANDSHAKE];

export function withstand(seed: number, { halfOpen, floods, mute, people, beats, untilCut }: Flood, say: (line: string) => void): Promise<number> {
  return onSite('flood', async (site) => {
    const random = seeded(seed);
    await site.start();
    const crowd = await openCrowd({ address: site.address, folder: site.folder, people, beats, random, reconnect: {} });
    const attackers: Socket[] = [];
    const readers: Socket[] = [];
    try {
      await crowd.until(() => crowd.acknowledged() >= 2 * people, 'answers stream in');
      const before = crowd.latencies();
      const memory = await memoryOf(site);
      for (let left = halfOpen; left > 0; left -= 1) attackers.push(await open(site, pick(BEGINNINGS, random)));
      for (let left = floods; left > 0; left -= 1) attackers.push(await flooded(site));
      const opened = performance.now();
      for (let left = mute; left > 0; left -= 1) readers.push(await asking(site));
      await crowd.finished();
      const meanwhile = crowd.latencies().slice(before.length);
      const held = await memoryOf(site);
      say(`flood: ${attackers.length} hostile connections; acknowledgements before p50 ${share(before, 0.5)} p99 ${share(before, 0.99)} ms, meanwhile p50 ${share(meanwhile, 0.5)} p99 ${share(meanwhile, 0.99)} ms (${meanwhile.length}); memory ${megabytes(memory)} and then ${megabytes(held)}`);
      assert.equal(crowd.problems(), [], crowd.problems().join('; '));
      assert.ok(share(meanwhile, 1) < LONGEST_WAIT, `somebody waited ${share(meanwhile, 1)} ms for an acknowledgement`);
      assert.ok(held < MOST_MEMORY, `the server holds ${megabytes(held)}`);
      if (untilCut) await assertAllCut(attackers, opened + HALF_OPEN_MS);
      await Promise.all(readers.map(assertCut));
      await site.stop();
      assert.not.match(site.printed(), /"level":[56]0/);
    } finally {
      crowd.leave();
      for (const attacker of [...attackers, ...readers]) attacker.destroy();
    }
    return halfOpen + floods + mute;
  });
}

function open({ address }: Site, beginning: string): Promise<Socket> {
  const { hostname, port, host } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), localAddress: ELSEWHERE });
  // Whoever is cut hears of it in one way or the other.
  socket.on('error', () => undefined);
  socket.resume();
  return new Promise((resolve) => {
    socket.once('close', () => resolve(socket));
    socket.once('connect', () => {
      if (beginning !== '') socket.write(beginning.replace('HOST', host));
      resolve(socket);
    });
  });
}

/** A WebSocket that asks for a namespace without end and reads none of the answers. */
async function flooded(site: Site): Promise<Socket> {
  const socket = await open(site, HANDSHAKE);
  socket.pause();
  const frame = masked(`40/participant,{"token":"${'a'.repeat(32)}","protocol":${PROTOCOL_VERSION}}`);
  for (let frames = 500; frames > 0; frames -= 1) socket.write(frame);
  socket.resume();
  return socket;
}

/** Asks for the page more often than the network between can hold. */
async function asking(site: Site): Promise<Socket> {
  const socket = await open(site, '');
  socket.pause();
  socket.write(`GET / HTTP/1.1\r\nHost: ${new URL(site.address).host}\r\n\r\n`.repeat(PAGES));
  return socket;
}

/** Reads what there is now, and finds the connection at its end long before the last page. */
async function assertCut(socket: Socket): Promise<void> {
  let pages = 0;
  socket.on('data', (content: Buffer) => {
    pages += content.toString('latin1').split('HTTP/1.1 200').length - 1;
  });
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  assert.ok(pages < PAGES, 'who read nothing was served all the same');
}

/** A WebSocket frame of a short text; the mask is zero. */
function masked(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

async function assertAllCut(attackers: readonly Socket[], latest: number): Promise<void> {
  const held = (): number => attackers.filter(({ destroyed }) => !destroyed).length;
  while (held() > 0 && performance.now() < latest) await pause(500);
  assert.is(held(), 0, `${held()} half-open connections are still held`);
}

async function memoryOf({ address }: Site): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
