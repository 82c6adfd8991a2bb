import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LONGEST_PICTURE } from './body.ts';

const test = suite('bodies');

test("the README's proxy lets through whatever the server takes", () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const kilobytes = Number(/client_max_body_size (\d+)k;/.exec(readme)?.[1]);
  assert.ok(kilobytes * 1024 >= LONGEST_PICTURE, `${kilobytes}k`);
});

test.run();
