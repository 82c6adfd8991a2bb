import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assertMeasured } from '../../server/testing/measured.ts';
import { benchLive } from './live.ts';

const live = suite('the bench of live sessions, in short');

live('counts messages, stamps bursts, plays to the end and loses nothing', async () => {
  const figures = await benchLive({
    crowds: [5, 30],
    counted: { times: 1, seconds: 5, spread: 20 },
    burst: { people: 20, times: 1, warmUps: 1, spread: 20 },
    fanOut: { times: 1 },
    played: { questions: 1, seconds: 5, thinking: [50, 300] },
  });
  assertMeasured(figures, 29);
  const value = (part: string): number | undefined => figures.find(({ name }) => name.includes(part))?.value;
  assert.equal(figures.filter(({ unit }) => unit === 'messages').map((figure) => figure.value), [7, 8, 7, 8]);
  assert.is(value('answers of them acknowledged'), 60);
  assert.is(value('not stored as they were told'), 0);
  assert.is(value('not the one that SQL finds'), 0);
  assert.match(figures.find(({ name }) => name.includes('beside the write to the socket, p99'))?.note ?? '', ' 0 of them');
});

live.run();
