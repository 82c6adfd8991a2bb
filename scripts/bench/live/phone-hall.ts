import { Agent, request } from 'node:http';
import { LIVE_PROTOCOL_VERSION, type LiveOwn, type LivePlayerScreenMessage } from '../../../server/protocol/live-player.ts';
import { cpuOf, type Measurable } from '../cpu.ts';
import { forEachOf } from '../gathering.ts';
import { openPerson, type Person } from '../person.ts';
import { pause } from '../processes.ts';
import type { Relation } from '../relation.ts';
import type { ears } from './ears.ts';
import { ticketOf } from './ticket.ts';

/** An answer as its player was told that it is saved; players by their place in the crowd. */
export interface Saved { place: number; step: string; revision: number; choice: number; receivedAt: number }

export interface Phone {
  person: Person;
  own: LiveOwn | undefined;
  /** Told of each screen. */
  screen: (message: LivePlayerScreenMessage) => void;
}

export interface PhoneHall {
  server: Measurable;
  pin: string | null;
  phones: Phone[];
  ears: ReturnType<typeof ears>;
  relation: Relation | undefined;
  saved: Saved[];
  refused: string[];
}

/** `cpu`: of the server for each who came, microseconds. */
export interface Entered { seconds: number; cpu: number }

/** `owns`, `peers`: by the players' places. `lost`: connections. `serverAhead`: of the machine's monotonic clock, milliseconds. */
export interface Told { saved: Saved[]; refused: string[]; owns: (LiveOwn | undefined)[]; peers: string[]; lost: number; serverAhead: number }

/** Loopback has a whole network of addresses; one of them has too few ports, and so many guests come from no one network. */
const SOURCES = 20;
const JOINING_AT_ONCE = 32;
const CONNECTING_AT_ONCE = 200;
const SETTLE_MS = 250;

export async function enter(hall: PhoneHall, people: number): Promise<Entered> {
  const { server, pin, phones } = hall;
  const places = Array.from({ length: people - phones.length }, (_, more) => phones.length + more);
  const agent = new Agent({ keepAlive: true, maxSockets: JOINING_AT_ONCE });
  const from = performance.now();
  const before = await cpuOf(server);
  await forEachOf(places, pin === null ? CONNECTING_AT_ONCE : JOINING_AT_ONCE, async (place) => {
    if (pin !== null) await join(place, { pin, agent, address: server.address });
    phones[place] = await connect(hall, place);
  });
  agent.destroy();
  const seconds = (performance.now() - from) / 1000;
  await pause(SETTLE_MS);
  return { seconds, cpu: ((await cpuOf(server)) - before) / places.length };
}

interface Entrance { pin: string; agent: Agent; address: string }

function join(place: number, by: Entrance): Promise<void> {
  const { pin, agent, address } = by;
  const body = JSON.stringify({ pin, nickname: `Bạn ${place}`, ticket: ticketOf(place) });
  return new Promise((resolve, reject) => {
    const asking = request(`${address}/api/live/join`, { method: 'POST', agent, localAddress: sourceOf(place), headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`player ${place} was not let in: ${response.statusCode}`))));
    });
    asking.once('error', (error) => {
      // The server may let a connection go that has been idle while the next request is on its way: the same ticket joins once (RFC 9112, 9.3.1).
      if (asking.reusedSocket) resolve(join(place, by));
      else reject(error);
    });
    asking.end(body);
  });
}

async function connect({ server, pin, ears }: PhoneHall, place: number): Promise<Phone> {
  const isLive = pin !== null;
  const auth = isLive ? { token: ticketOf(place), protocol: LIVE_PROTOCOL_VERSION } : {};
  const person = await openPerson({ address: server.address, source: sourceOf(place), auth, namespace: isLive ? '/live' : undefined });
  const phone: Phone = { person, own: undefined, screen: () => undefined };
  person.heard = (event, bytes, body) => {
    if (event === 'screen') {
      const message: LivePlayerScreenMessage = Object(body());
      ears.hear(screenName(message), bytes);
      if (message.own !== undefined) toldPlace(message.own, bytes);
      phone.screen(message);
      return;
    }
    if (event === 'own') toldPlace(Object(body()), bytes);
    else ears.hear(event, bytes);
  };
  const toldPlace = (own: LiveOwn, bytes: number): void => {
    phone.own = own;
    ears.hear(`own ${own.step}`, bytes);
  };
  return phone;
}

function sourceOf(place: number): string {
  return `127.0.0.${2 + (place % SOURCES)}`;
}

function screenName({ screen }: LivePlayerScreenMessage): string {
  return 'step' in screen ? `${screen.screen} ${screen.step}` : screen.screen;
}
