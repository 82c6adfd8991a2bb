import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isInstalled } from './install.mjs';

type Packages = Parameters<typeof isInstalled>[1]['packages'];

const locked: Packages = { '': {}, 'node_modules/lit': { version: '3.3.3' }, 'node_modules/other-system': { version: '1.0.0', optional: true } };

const installing = suite<{ root: string; installed: (packages: Packages) => boolean }>('install');

installing.before.each((world) => {
  world.root = mkdtempSync(join(tmpdir(), 'hoithi-install-'));
  world.installed = (packages) => {
    mkdirSync(join(world.root, 'node_modules'));
    writeFileSync(join(world.root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
    return isInstalled(world.root, { packages: locked });
  };
});

installing.after.each(({ root }) => {
  rmSync(root, { recursive: true });
});

installing('nothing is installed where npm has left no record', ({ root }) => {
  assert.not.ok(existsSync(join(root, 'node_modules')));
  assert.not.ok(isInstalled(root, { packages: locked }));
});

installing('what npm installed by hand counts, without the packages of other systems', ({ installed }) => {
  assert.ok(installed({ 'node_modules/lit': { version: '3.3.3' } }));
});

installing('another version does not count', ({ installed }) => {
  assert.not.ok(installed({ 'node_modules/lit': { version: '3.3.2' } }));
});

installing('a package that is missing does not count', ({ installed }) => {
  assert.not.ok(installed({ 'node_modules/other-system': { version: '1.0.0' } }));
});

installing('a package that the lock does not name does not count', ({ installed }) => {
  assert.not.ok(installed({ 'node_modules/lit': { version: '3.3.3' }, 'node_modules/stranger': { version: '1.0.0' } }));
});

installing.run();
