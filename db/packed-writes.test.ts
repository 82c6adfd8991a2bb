import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../server/testing/seeded.ts';
import { unpackWrites, writePacker } from './packed-writes.ts';
import type { Write } from './writer-protocol.ts';

const packing = suite('packed writes');

function packed(writes: readonly Write[]) {
  const packer = writePacker();
  for (const [name, given] of writes) packer.add(name, given);
  return packer.take();
}

packing('of one name are one array of numbers, whatever texts and nulls stand among them', () => {
  const writes: Write[] = [['a', [1, 'câu 1', null, -2.5]], ['a', [1_790_000_000_123, 'câu 2', null, 0]], ['b', [1]], ['a', ['x']]];
  const order = packed(writes);
  assert.equal(order.map((one) => ('numbers' in one ? [one.name, one.numbers.length, one.texts] : one)), [['a', 8, ['câu 1', 'câu 2']], ['b', 1, []], ['a', 1, ['x']]]);
  assert.equal(unpackWrites(structuredClone(order)), writes);
});

packing('leave alone what holds anything else, and do not mix up what stands before and behind it', () => {
  const others = [[{ id: 'x' }], [1, 'text', [2]], [1, undefined], [true], [Number.NaN], [Infinity], [], [1n]];
  const writes: Write[] = others.flatMap((given): Write[] => [['a', [1, 'trước']], ['a', given], ['a', [2, 'sau']]]);
  const order = packed(writes);
  assert.equal(order.filter((one) => !('numbers' in one)), others.map((given): Write => ['a', given]));
  assert.equal(unpackWrites(structuredClone(order)), writes);
});

packing('come out as they went in, in their order, over and over (seed 7)', () => {
  const random = seeded(7);
  const any = (): unknown => [1, 2.5, -0.1, 2 ** 40, null, 'a', '', 'Đáp án', [1], { a: 1 }][Math.floor(random() * (random() < 0.95 ? 8 : 10))];
  const packer = writePacker();
  for (let round = 0; round < 20; round += 1) {
    const writes = Array.from({ length: Math.floor(random() * 2_000) }, (): Write => [random() < 0.9 ? 'a' : 'b', Array.from({ length: random() < 0.9 ? 3 : 4 }, any)]);
    for (const [place, [name, given]] of writes.entries()) assert.is(packer.add(name, given), place + 1);
    assert.equal(unpackWrites(packer.take()), writes);
  }
});

packing.run();
