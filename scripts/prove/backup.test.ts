import { suite } from 'uvu';
import { printedSeed } from '../../server/testing/seeded.ts';
import { backUpAndRestore } from './backup.ts';

const backups = suite('a backup in the middle of a round');

backups('holds what was acknowledged before it, and once restored the contest goes on from it', async () => {
  await backUpAndRestore(printedSeed(), { people: 10, backups: 1 });
});

backups.run();
