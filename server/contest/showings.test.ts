import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { showings } from './showings.ts';

const shown = suite('rows of showings');

shown('are written together, by themselves', async () => {
  const gathered = showings();
  const written: number[] = [];
  await new Promise<void>((resolve) => {
    gathered.add(() => written.push(1));
    gathered.add(() => {
      written.push(2);
      resolve();
    });
    assert.equal(written, []);
  });
  assert.equal(written, [1, 2]);
});

shown('are written at once where somebody waits for them, and only once', async () => {
  const gathered = showings();
  const written: number[] = [];
  gathered.add(() => written.push(1));
  gathered.flush();
  gathered.flush();
  assert.equal(written, [1]);
  await new Promise<void>((resolve) => {
    gathered.add(() => resolve());
  });
  assert.equal(written, [1]);
});

shown('are written at once when the server stops, and so are those that come after', () => {
  const gathered = showings();
  const written: number[] = [];
  gathered.add(() => written.push(1));
  gathered.stop();
  gathered.add(() => written.push(2));
  assert.equal(written, [1, 2]);
});

shown.run();
