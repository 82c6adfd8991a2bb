import * as assert from 'uvu/assert';
import { nextTurn } from '../../../server/contest/next-turn.ts';
import { besiege } from '../../../server/testing/siege.ts';
import type { Wire } from '../../../server/testing/wire.ts';
import { pick } from './bodies.ts';

const COMMANDS = ['["clock",{}]', '["trial",{"choice":0}]', '["answer",{"attempt":"a","question":0,"revision":1,"choice":0}]', '["past-result",{"round":1}]', '["error",{}]', '["__proto__",{}]', '["view"]'];
const NAMESPACES = ['/participant,', '/participant,', '/participant,', '/staff,', '/nowhere,', '/__proto__,', '/,', ''];
const TYPES = ['42', '42', '42', '40', '41', '43', '44', '45', '46', '450-', '451-', '459-', '4', '0', '1', '2', '3', '5', '6', '7', ''];

/** Frames of Engine.IO and Socket.IO, whole and broken, at the server and past the WebSocket's own framing; how many were sent. */
export async function fuzzFrames(random: () => number, connections: number): Promise<number> {
  const siege = await besiege();
  let sent = 0;
  try {
    for (let left = connections; left > 0; left -= 1) {
      const wire = random() < 0.6 ? await siege.attacker() : await siege.stranger();
      for (let frames = 1 + Math.floor(random() * 12); frames > 0 && wire.isOpen(); frames -= 1) {
        throwFrame(wire, random);
        sent += 1;
        siege.world.clock.advance(100);
        await nextTurn();
      }
      assertNoFailure(wire);
      wire.end();
    }
    await siege.assertUnharmed();
  } finally {
    await siege.end();
  }
  return sent;
}

function throwFrame(wire: Wire, random: () => number): void {
  const way = random();
  const frame = wholeFrame(random);
  if (way < 0.3) return wire.send(frame);
  if (way < 0.5) return wire.send(frame.slice(0, Math.floor(random() * frame.length)));
  if (way < 0.65) return wire.send(mutated(Buffer.from(frame), random).toString());
  if (way < 0.75) return wire.send(mutated(Buffer.from(frame), random));
  if (way < 0.8) return wire.send(frame + 'x'.repeat(Math.floor(random() * 20_000)));
  if (way < 0.85) return wire.sendBytes(Buffer.from(Array.from({ length: 1 + Math.floor(random() * 40) }, () => Math.floor(random() * 256))));
  return wire.send(`${pick(TYPES, random)}${'[{"'[Math.floor(random() * 3)]?.repeat(Math.floor(random() * 4_000))}`);
}

function wholeFrame(random: () => number): string {
  const id = random() < 0.7 ? String(Math.floor(random() * 1_000)) : pick(['', '-1', '__proto__', '1e9', '99999999999999999999'], random);
  return `${pick(TYPES, random)}${pick(NAMESPACES, random)}${id}${pick(COMMANDS, random)}`;
}

/** With some bytes changed. */
function mutated(bytes: Buffer, random: () => number): Buffer {
  for (let left = 1 + Math.floor(random() * 4); left > 0 && bytes.length > 0; left -= 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
}

function assertNoFailure({ frames }: Wire): void {
  const failure = frames.find((frame) => frame.includes('"internal"'));
  assert.is(failure, undefined);
}
