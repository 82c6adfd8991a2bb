import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { nextTurn } from '../contest/next-turn.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { heardCommands, type Speaker } from './commands.ts';
import type { Hear } from './short-way.ts';

/** One socket before a desk with one command, `say`. `log`: what has happened, with the instant of each command's arrival. */
function room({ may = true } = {}) {
  const log: unknown[] = [];
  let at = 0;
  let hear: Hear = () => false;
  let onAny = (..._parts: unknown[]): void => undefined;
  const passed = { emit: (_name: string, packet: string) => log.push(packet) };
  const to = { socket: { conn: passed, nsp: { name: '/room' }, onAny: (listener: typeof onAny) => (onAny = listener) } } as unknown as Speaker;
  const clock = { now: () => (at += 1) };
  const { listen, settled } = heardCommands<Speaker, number>(
    {
      commands: new Map([['say', (body: unknown, from: number): Verdict<unknown> => ({ ok: true, value: [body, from] })]]),
      from: ({ receivedAt }) => receivedAt,
      may: () => may,
      enters: () => log.push('enters'),
      leaves: () => log.push('leaves') > 0,
      acknowledge: (_to, id, { verdict, isCalm }) => log.push([id, verdict, isCalm]),
    },
    { clock, stamps: { of: clock.now }, hearFirst: (_socket, hears) => (hear = hears) },
  );
  listen(to);
  return { log, settled, short: (id: number, list: string) => hear(id, list), long: (...parts: unknown[]) => onAny(...parts), ack: (verdict: Verdict<unknown>) => log.push(verdict) };
}

const commands = suite('commands of an audience');

commands('are stamped where they arrive, by either way, and decided in that order when the turn is over', async () => {
  const { log, short, long, ack } = room();
  short(7, '["say","a"]');
  long('say', 'b', ack);
  assert.equal(log, ['enters', 'enters']);
  await nextTurn();
  assert.equal(log.slice(2), ['leaves', [7, { ok: true, value: ['a', 1] }, true], 'leaves', { ok: true, value: ['b', 2] }]);
});

commands('that are none by the short way are for Socket.IO to judge, and by the long way are refused', async () => {
  const { log, short, long, ack } = room();
  short(1, '["sing","a"]');
  short(2, '{');
  long('sing', 'b', ack);
  await nextTurn();
  assert.equal(log.slice(3), ['leaves', '2/room,1["sing","a"]', 'leaves', '2/room,2{', 'leaves', { ok: false, refusal: 'malformed' }]);
});

commands('without a body, with two, or without an acknowledgement are not what was agreed', async () => {
  const { log, short, long } = room();
  short(1, '["say"]');
  short(2, '["say","a","b"]');
  long('say', 'c');
  await nextTurn();
  assert.equal(log.filter(Array.isArray), [1, 2].map((id) => [id, { ok: true, value: [undefined, id] }, true]));
  assert.is(log.filter((what) => what === 'enters').length, 2);
});

commands('of who may not say any more do not wait', async () => {
  const { log, short, long, ack, settled } = room({ may: false });
  short(1, '["say","a"]');
  long('say', 'b', ack);
  assert.equal([log, settled(Infinity)], [[], undefined]);
});

commands('are settled when they have been decided', async () => {
  const { log, short, settled } = room();
  short(1, '["say","a"]');
  assert.is(settled(1), undefined);
  const waiting = settled(2);
  short(2, '["say","b"]');
  await waiting;
  assert.is(log.filter(Array.isArray).length, 2);
});

commands.run();
