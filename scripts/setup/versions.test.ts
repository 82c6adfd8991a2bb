import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isAtLeast } from './versions.mjs';

const versions = suite('versions');

for (const [version, floor, expected] of [
  ['3.51.3', '3.51.3', true],
  ['3.51.2', '3.51.3', false],
  ['3.9.9', '3.51.3', false],
  ['3.100.0', '3.51.3', true],
  ['4.0.0', '3.51.3', true],
  ['20.19.0', '20.19', true],
  ['20.18.3', '20.19', false],
  ['18.20.8', '20.19', false],
  ['22.1.0', '20.19', true],
  ['8.21', '8.21.1', false],
] as const) {
  versions(`${version} is ${expected ? '' : 'not '}${floor} or later`, () => {
    assert.is(isAtLeast(version, floor), expected);
  });
}

versions.run();
