import { suite } from 'uvu';
import { printedSeed } from '../../server/testing/seeded.ts';
import { killAgain } from './crash.ts';

const crash = suite('kill -9');

crash('while answers stream in loses no acknowledged answer, every attempt goes on, and the outage is credited', async () => {
  await killAgain(printedSeed(), { kills: 3, people: 20 });
});

crash.run();
