import { io, type Socket } from 'socket.io-client';
import * as assert from 'uvu/assert';
import { CATALOGUE } from '../../../server/protocol/catalogue.ts';
import { REFUSALS, type Verdict } from '../../../server/protocol/refusals.ts';
import { order } from '../../../server/testing/desk.ts';
import { openWorld, type World } from '../../../server/testing/world.ts';
import { brokenBody, fittingBody, pick } from './bodies.ts';

type Audience = 'participant' | 'staff' | 'display';

const AUDIENCES: Audience[] = ['participant', 'staff', 'display'];

/** Between two commands of one socket, so that no limit stands before the schema; milliseconds. */
const PACE = 250;
const PATIENCE = 5_000;

/** Every event of every audience with bodies that fit and bodies that do not, and somebody beside them who takes a round; how many were sent. */
export async function fuzzEvents(random: () => number, each: number): Promise<number> {
  const world = await openWorld({ people: 4 });
  const attackers: Socket[] = [];
  let sent = 0;
  try {
    const honest = await world.player(3);
    const doors = await doorsOf(world);
    for (const audience of AUDIENCES) {
      const attacker = await connected(world, audience, doors[audience]);
      attackers.push(attacker);
      for (const [name, { asked }] of Object.entries(CATALOGUE[audience].toServer)) {
        if (name === 'sign-out') continue;
        for (let left = each; left > 0; left -= 1) {
          const fits = fittingBody(asked, random);
          const body = random() < 0.15 ? fits : brokenBody(fits, random);
          world.clock.advance(PACE);
          assertFair(`${audience} ${name} ${JSON.stringify(body)}`, await say(attacker, parts(name, body, random)), asked.safeParse(body).success);
          sent += 1;
        }
      }
      assert.ok(attacker.connected, `${audience} was sent away`);
    }
    assert.is(Reflect.get({}, 'polluted'), undefined);
    assert.is(honest.views.length, 1);
    assert.ok((await honest.start()).ok);
    for (const place of [1, 2, 3, 4]) assert.ok((await honest.answer(await honest.question(place), 0)).ok);
  } finally {
    for (const attacker of attackers) attacker.disconnect();
    await world.close();
  }
  return sent;
}

/** Mostly the body alone; now and then with something beside it, which is no command. */
function parts(name: string, body: unknown, random: () => number): { event: unknown[]; isAlone: boolean } {
  if (random() < 0.9) return { event: [name, body], isAlone: true };
  return { event: pick([[name], [name, body, body], [name, body, null]], random), isAlone: false };
}

async function say(socket: Socket, { event, isAlone }: { event: unknown[]; isAlone: boolean }): Promise<{ verdict: Verdict<unknown>; isAlone: boolean }> {
  const patient = socket.timeout(PATIENCE);
  const verdict: Verdict<unknown> = await Reflect.apply(patient.emitWithAck, patient, event);
  return { verdict, isAlone };
}

/** Malformed exactly where the catalogue's schema says so, and never an error of the server's own. */
function assertFair(told: string, { verdict, isAlone }: { verdict: Verdict<unknown>; isAlone: boolean }, fits: boolean): void {
  if (verdict.ok) return assert.ok(isAlone && fits, `accepted: ${told.slice(0, 500)}`);
  assert.ok(REFUSALS.includes(verdict.refusal) && verdict.refusal !== 'internal', `${verdict.refusal}: ${told.slice(0, 500)}`);
  return assert.is(verdict.refusal === 'malformed', !(isAlone && fits), `${verdict.refusal}: ${told.slice(0, 500)}`);
}

interface Door {
  auth: object;
  headers?: Record<string, string>;
}

async function doorsOf(world: World): Promise<Record<Audience, Door>> {
  const player = await world.player(1);
  player.leave();
  const cookie = await world.staff('lan', 'organiser');
  const added = await order(world, { act: 'display-add', name: 'Hội trường', script: [{ kind: 'message', title: 'Xin chào', text: '' }] });
  assert.ok(added.ok);
  const { path }: { path?: string } = Object(added.ok ? added.value : {});
  return {
    participant: { auth: { token: player.token, protocol: CATALOGUE.participant.version } },
    staff: { auth: { protocol: CATALOGUE.staff.version }, headers: { cookie } },
    display: { auth: { token: path?.replace('/display/', ''), protocol: CATALOGUE.display.version } },
  };
}

function connected({ address }: World, audience: Audience, { auth, headers = {} }: Door): Promise<Socket> {
  const socket = io(`${address}/${audience}`, { transports: ['websocket'], auth, extraHeaders: headers, reconnection: false, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
