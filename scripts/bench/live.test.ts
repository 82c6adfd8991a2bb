import { suite } from 'uvu';
import { assertMeasured } from '../../server/testing/measured.ts';
import { benchLive } from './live.ts';

const live = suite('the bench of live sessions, in short');

live('measures what goes over each connection, and loses nothing', async () => {
  assertMeasured(await benchLive({ crowds: [20], questions: 2, spread: 50 }), 5);
});

live.run();
