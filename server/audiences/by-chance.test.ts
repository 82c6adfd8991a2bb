import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { byChance } from './by-chance.ts';

const chance = suite('an order of chance');

chance('holds everybody once, whatever their number', () => {
  for (const count of [0, 1, 2, 63, 64, 65, 1_000]) {
    const items = Array.from({ length: count }, (_, place) => place);
    assert.equal(byChance(items).toSorted((a, b) => a - b), items);
  }
});

chance('puts each of them into each part of it about as often', () => {
  const [count, times] = [200, 4_000];
  const items = Array.from({ length: count }, (_, place) => place);
  const early = items.map(() => 0);
  for (let time = 0; time < times; time += 1) for (const item of byChance(items).slice(0, count / 4)) early[item] = (early[item] ?? 0) + 1;
  for (const often of early) assert.ok(Math.abs(often / times - 1 / 4) < 0.06, `${often} of ${times}`);
});

chance.run();
