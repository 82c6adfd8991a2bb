import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION } from '../protocol/participant.ts';
import { signIn } from './player.ts';
import { personalCodeOf, staffCodeOf } from './small-contest.ts';
import { openWire, type Wire } from './wire.ts';
import { openWorld, type World } from './world.ts';

const BYSTANDER = 1;
const ATTACKER = 2;
const NORMAL = 3;

/** A server under attack: somebody who only stands by, and a participant who is up to no good. */
export interface Siege {
  world: World;
  /** The attacker's token. */
  token: string;
  /** A connection of nobody yet. */
  stranger(): Promise<Wire>;
  /** The attacker's connection; each is a fresh one. */
  attacker(): Promise<Wire>;
  /** Nobody else noticed, nothing was changed, and a normal participant still takes a round. */
  assertUnharmed(): Promise<void>;
  end(): Promise<void>;
}

export async function besiege(): Promise<Siege> {
  const failures: unknown[] = [];
  const fail = (error: unknown): void => void failures.push(error);
  process.on('unhandledRejection', fail).on('uncaughtException', fail);
  const world = await openWorld({ people: NORMAL + 1 });
  const wires: Wire[] = [];

  async function stranger(): Promise<Wire> {
    const wire = await openWire(world.address);
    wires.push(wire);
    return wire;
  }

  async function connected(token: string): Promise<Wire> {
    const wire = await stranger();
    assert.match(await wire.join('/participant', { token, protocol: PROTOCOL_VERSION }), /^40/);
    await wire.next('42/participant,["view"');
    return wire;
  }

  const token = await tokenOf(world, ATTACKER);
  const bystander = await connected(await tokenOf(world, BYSTANDER));
  const seen = [...bystander.frames];

  async function assertUnharmed(): Promise<void> {
    assert.equal(failures, []);
    assert.equal(bystander.frames, seen);
    assert.ok(bystander.isOpen());
    assert.is(Reflect.get({}, 'polluted'), undefined);
    assert.equal(await world.stores.attempts.open(), []);
    assert.equal((await world.stores.events.latest(1)).map(({ act }) => act), ['round-opened']);
    await takeRound(world);
    assert.equal(bystander.frames, seen);
    assert.equal(failures, []);
  }

  return {
    world,
    token,
    stranger,
    attacker: () => connected(token),
    assertUnharmed,
    end: async () => {
      for (const wire of wires) wire.end();
      await world.close();
      process.off('unhandledRejection', fail).off('uncaughtException', fail);
    },
  };
}

async function tokenOf(world: World, person: number): Promise<string> {
  const verdict = await signIn(world.address, { staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) });
  if (!verdict.ok) throw new Error(`person ${person} could not sign in: ${verdict.refusal}`);
  return verdict.value.token;
}

async function takeRound(world: World): Promise<void> {
  const player = await world.player(NORMAL);
  assert.ok((await player.start()).ok);
  for (const place of [1, 2, 3, 4]) {
    const verdict = await player.answer(await player.question(place), 0);
    assert.is(verdict.ok && verdict.value.saved, place);
  }
  assert.is((await player.state('finished')).answered, 4);
}
