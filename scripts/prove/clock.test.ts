import { suite } from 'uvu';
import { printedSeed } from '../../server/testing/seeded.ts';
import { stepAcrossRestart, stepWhilePlaying } from './clock.ts';

const HOUR = 3_600_000;

const clock = suite('the wall clock');

clock('stepped by an hour while a round runs changes nothing', () => stepWhilePlaying(printedSeed(), -HOUR));

clock('an hour ahead after a restart costs nobody a second', () => stepAcrossRestart(printedSeed(), HOUR));

clock('an hour behind after a restart costs nobody a second, and waits for an organiser before anybody starts', () => stepAcrossRestart(printedSeed(), -HOUR));

clock.run();
