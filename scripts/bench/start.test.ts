import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchStart } from './start.ts';

const bench = suite('the bench of a start');

bench('starts the product on a filled folder and on an empty one until it is ready', async () => {
  const [figure] = await benchStart({ people: 60, weeks: 2, times: 1 });
  assert.match(figure?.name ?? '', 'start with 2,400 answers');
  assert.ok((figure?.value ?? 0) > 0 && (figure?.floor ?? 0) > 0);
});

bench.run();
