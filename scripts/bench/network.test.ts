import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchAnswers } from './answers.ts';
import type { Figure } from './figure.ts';
import { benchStamps } from './stamps.ts';

const network = suite('the benches over the network, in short');

function assertMeasured(figures: readonly Figure[], count: number): void {
  assert.is(figures.length, count);
  for (const { name, value, floor } of figures) assert.ok(Number.isFinite(value) && (floor === null || Number.isFinite(floor)), name);
}

network('measure answers beside Socket.IO and plain WebSockets', async () => {
  assertMeasured(await benchAnswers({ people: 40, times: 1, warmUps: 1, spread: 50 }), 6);
});

network('measure how far behind an answer is stamped', async () => {
  assertMeasured(await benchStamps({ people: 40, times: 1, warmUps: 1, spread: 50 }), 2);
});

network.run();
