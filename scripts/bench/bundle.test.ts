import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchBundle } from './bundle.ts';

const bench = suite('the bench of the bundle');

bench('finds more in the page than the two libraries, and both of them in the floor', async () => {
  const [figure] = await benchBundle();
  assert.ok((figure?.ratio ?? 0) > 1);
  assert.ok((figure?.floor ?? 0) > 15);
});

bench.run();
