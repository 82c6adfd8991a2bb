import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { lockFileComplaints } from './lock-file.ts';

const lockFile = suite('lock file');

const integrity = 'sha512-x';

lockFile('a package at its floor or above it is well', () => {
  const packages = { '': {}, 'node_modules/ws': { version: '8.21.1', integrity }, 'node_modules/engine.io': { version: '6.10.0', integrity } };
  assert.equal(lockFileComplaints({ packages }), []);
});

lockFile('a package below its floor is named, also inside another', () => {
  const packages = { 'node_modules/engine.io/node_modules/ws': { version: '8.9.99', integrity } };
  assert.match(lockFileComplaints({ packages }).join('\n'), 'engine.io/node_modules/ws 8.9.99 is below 8.21.1');
});

lockFile('a package of a similar name has no floor', () => {
  const packages = { 'node_modules/@types/ws': { version: '8.0.0', integrity }, 'node_modules/news': { version: '1.0.0', integrity } };
  assert.equal(lockFileComplaints({ packages }).length, 0);
});

lockFile('an address in the lock is refused', () => {
  const packages = { 'node_modules/lit': { version: '3.0.0', integrity, resolved: 'https://somewhere/lit.tgz' } };
  assert.match(lockFileComplaints({ packages }).join('\n'), 'names no registry');
});

lockFile('a package without integrity is refused', () => {
  const packages = { 'node_modules/lit': { version: '3.0.0' } };
  assert.match(lockFileComplaints({ packages }).join('\n'), 'has no integrity');
});

lockFile.run();
