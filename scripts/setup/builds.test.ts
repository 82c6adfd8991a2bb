import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildProgram } from './builds.mjs';
import { projectFiles } from './project-files.mjs';

const ROOT = join(import.meta.dirname, '../..');

interface World { root: string; write: (file: string, text: string) => void; built: () => number }

const builds = suite<World>('a build');

/** A project whose Vite counts how often it is called. */
builds.before.each((world) => {
  world.root = mkdtempSync(join(tmpdir(), 'hoithi-builds-'));
  world.write = (file, text) => {
    mkdirSync(dirname(join(world.root, file)), { recursive: true });
    writeFileSync(join(world.root, file), text);
  };
  world.built = () => {
    buildProgram(world.root);
    return readFileSync(join(world.root, 'dist/program/calls'), 'utf8').length;
  };
  world.write('node_modules/vite/bin/vite.js', `const fs = require('node:fs'); fs.mkdirSync('dist/program', { recursive: true }); fs.appendFileSync('dist/program/calls', '.');`);
  for (const file of ['package-lock.json', 'tsconfig.json', 'server/main.ts', 'db/001.sql']) world.write(file, '');
});
builds.after.each(({ root }) => rmSync(root, { recursive: true, force: true }));

builds('is made once, and anew where a source has changed, came or went', ({ root, write, built }) => {
  assert.equal([built(), built()], [1, 1]);
  write('server/main.ts', 'changed');
  assert.equal([built(), built()], [2, 2]);
  write('db/new.ts', '');
  assert.equal([built(), built()], [3, 3]);
  rmSync(join(root, 'db/new.ts'));
  assert.equal([built(), built()], [4, 4]);
  write('package-lock.json', 'other packages');
  assert.equal([built(), built()], [5, 5]);
});

builds('is not made anew for a test', ({ write, built }) => {
  assert.is(built(), 1);
  write('server/main.test.ts', '');
  assert.is(built(), 1);
});

const program = suite('the built program');

program('has the file of each thread that it starts, and compiles nothing any more', () => {
  buildProgram(ROOT);
  const threads = projectFiles(ROOT, ['server', 'db'], '.ts').flatMap((file) =>
    Array.from(readFileSync(join(ROOT, file), 'utf8').matchAll(/new Worker\(new URL\('([\w-]+\.mjs)', import\.meta\.url\)/g), ([, name = '']) => join(ROOT, 'dist/program', dirname(file), name)));
  assert.is(threads.length, 3);
  for (const thread of threads) assert.ok(existsSync(thread), thread);
  const compiling = projectFiles(ROOT, ['dist/program'], '.mjs').filter((file) => /^(import|export)\b.*["'](tsx\b.*|.*\.ts)["'];|tsImport/m.test(readFileSync(join(ROOT, file), 'utf8')));
  assert.equal(compiling, []);
});

builds.run();
program.run();
