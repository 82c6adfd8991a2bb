import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertMeasured } from '../../server/testing/measured.ts';
import { benchFanOut } from './fan-out.ts';
import { benchStandingOut } from './standing-out.ts';
import { benchTraffic } from './traffic.ts';

const fanOut = suite('the benches of what goes out, in short');

fanOut('measure a message to everybody', async () => {
  assertMeasured(await benchFanOut({ people: 40, times: 1, warmUps: 0, newcomers: 0 }), 7);
});

fanOut('measure answers while a message goes out to everybody', async () => {
  assertMeasured(await benchStandingOut({ people: 40, times: 1, warmUps: 0, spread: 60 }), 1);
});

fanOut('count what goes over a connection for a question: the answer, its acknowledgement and the next question', async () => {
  const figures = await benchTraffic({ crowds: [5, 20], questions: 2, spread: 20 });
  assertMeasured(figures, 4);
  assert.equal(figures.filter(({ unit }) => unit === 'messages').map(({ value }) => value), [3, 3]);
});

fanOut.run();
