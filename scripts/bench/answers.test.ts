import { suite } from 'uvu';
import { assertMeasured } from '../../server/testing/measured.ts';
import { benchAnswers } from './answers.ts';
import { benchStamps } from './stamps.ts';

const answers = suite('the benches of answers, in short');

answers('measure what an answer costs beside Socket.IO and plain WebSockets', async () => {
  assertMeasured(await benchAnswers({ people: 40, times: 1, warmUps: 1, spread: 50 }), 6);
});

answers('measure how far behind its write an answer is stamped', async () => {
  assertMeasured(await benchStamps({ people: 40, times: 1, warmUps: 1, spread: 50 }), 2);
});

answers.run();
