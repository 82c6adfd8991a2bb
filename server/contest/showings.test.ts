import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Shown } from '../../db/attempts.ts';
import type { AttemptSerial } from '../rules/ids.ts';
import { showings } from './showings.ts';

const ONE: Shown = [1 as AttemptSerial, 1, 10];
const OTHER: Shown = [2 as AttemptSerial, 1, 20];

interface Disk {
  written: (readonly Shown[])[];
  failed: string[];
  isFull: boolean;
}

function gathered(disk: Disk, wrote: () => void = () => undefined) {
  const show = async (shown: readonly Shown[]): Promise<void> => {
    if (disk.isFull) throw new Error('full');
    disk.written.push(shown);
    wrote();
  };
  return showings({ stores: { attempts: { show } }, events: { backgroundFailed: (what) => void disk.failed.push(what) } });
}

const shown = suite<Disk>('instants of showings');
shown.before.each((disk) => void Object.assign(disk, { written: [], failed: [], isFull: false }));

shown('are written together, by themselves', async (disk) => {
  await new Promise<void>((resolve) => {
    const all = gathered(disk, resolve);
    all.add(ONE);
    all.add(OTHER);
    assert.equal(disk.written, []);
  });
  assert.equal(disk.written, [[ONE, OTHER]]);
});

shown('are written at once where somebody waits for them, and only once', async (disk) => {
  const all = gathered(disk);
  all.add(ONE);
  await all.flush();
  await all.flush();
  assert.equal(disk.written, [[ONE]]);
});

shown('are written at once when the server stops, and so are those that come after', (disk) => {
  const all = gathered(disk);
  all.add(ONE);
  all.stop();
  all.add(OTHER);
  assert.equal(disk.written, [[ONE], [OTHER]]);
});

shown('that cannot be written are told, and hold up nobody', async (disk) => {
  disk.isFull = true;
  const all = gathered(disk);
  all.add(ONE);
  await all.flush();
  assert.equal(disk.failed, ['showing']);
  disk.isFull = false;
  all.add(OTHER);
  await all.flush();
  assert.equal(disk.written, [[OTHER]]);
});

shown.run();
