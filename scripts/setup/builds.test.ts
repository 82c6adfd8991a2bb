import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { buildProgram, PROGRAM_FOLDERS } from './builds.mjs';
import { SERVER_FLAGS } from './node-flags.mjs';
import { projectFiles } from './project-files.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Puts the main file of a program where it is told to, unless it is told to fail. */
const VITE = `
  const fs = require('node:fs');
  const into = process.argv[process.argv.indexOf('--outDir') + 1];
  fs.mkdirSync(into + '/server', { recursive: true });
  if (fs.existsSync('fails')) process.exit(1);
  fs.writeFileSync(into + '/server/main.mjs', fs.readFileSync('server/main.ts'));
`;

interface World { root: string; write: (file: string, text: string) => void; built: () => string }

const builds = suite<World>('a build of the program');

builds.before.each((world) => {
  world.root = mkdtempSync(join(tmpdir(), 'hoithi-builds-'));
  world.write = (file, text) => {
    mkdirSync(dirname(join(world.root, file)), { recursive: true });
    writeFileSync(join(world.root, file), text);
  };
  world.built = () => buildProgram(world.root);
  world.write('node_modules/vite/bin/vite.js', VITE);
  for (const file of ['package-lock.json', 'tsconfig.json', 'scripts/setup/program.config.mjs', 'server/main.ts', 'db/001.sql']) world.write(file, '1');
});
builds.after.each(({ root }) => rmSync(root, { recursive: true, force: true }));

builds('is made anew where a source has changed, came or went, or a package, and leaves the two before it as they are', ({ root, write, built }) => {
  const first = built();
  const changes = [() => write('server/main.ts', '2'), () => write('db/new.ts', ''), () => write('package-lock.json', '2'), () => write('tsconfig.json', '2'), () => write('scripts/setup/program.config.mjs', '2')];
  const later = changes.map((change) => {
    change();
    return built();
  });
  assert.is(new Set([first, ...later]).size, 6);
  assert.equal([first, ...later].map((file) => existsSync(file) && readFileSync(file, 'utf8')), [false, false, false, '2', '2', '2']);
  rmSync(join(root, 'db/new.ts'));
  write('server/main.ts', '1');
  assert.is(readFileSync(built(), 'utf8'), '1');
});

builds('is not made anew for what it is not compiled from', ({ root, write, built }) => {
  const before = built();
  writeFileSync(before, 'as it was');
  for (const file of ['server/main.test.ts', 'server/testing/world.ts', 'db/001.sql']) write(file, '2');
  // As an editor leaves it while a file is open: it leads nowhere.
  symlinkSync('nowhere', join(root, 'server/.#main.ts'));
  assert.is(built(), before);
  assert.is(readFileSync(before, 'utf8'), 'as it was');
});

builds('that fails says so and is none: the next start tries again', ({ root, write, built }) => {
  write('fails', '');
  const program = `import { buildProgram } from ${JSON.stringify(join(import.meta.dirname, 'builds.mjs'))}; buildProgram(${JSON.stringify(root)}); console.log('on');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.equal([status, stdout, stderr], [1, '', 'Building the program ...\nThe program could not be built: see the message above.\n']);
  rmSync(join(root, 'fails'));
  assert.is(readFileSync(built(), 'utf8'), '1');
});

builds('is made again where a source is saved meanwhile', ({ root, write, built }) => {
  // Saved behind its reading, once.
  write('node_modules/vite/bin/vite.js', `${VITE} if (fs.readFileSync('server/main.ts', 'utf8') === '1') fs.writeFileSync('server/main.ts', '2');`);
  assert.is(readFileSync(built(), 'utf8'), '2');
  assert.is(readdirSync(join(root, 'dist/program')).length, 1);
});

builds('that another process has finished meanwhile is taken', ({ root, write, built }) => {
  // Vite itself puts the finished one there, as a quicker process would.
  write('node_modules/vite/bin/vite.js', `${VITE} fs.cpSync(into, into.slice(0, into.lastIndexOf('.')), { recursive: true });`);
  assert.is(readFileSync(built(), 'utf8'), '1');
  assert.is(readdirSync(join(root, 'dist/program')).length, 1);
});

const program = suite('the built program');

program('has the file of each thread that it starts, and compiles nothing any more', () => {
  const folder = dirname(dirname(buildProgram(ROOT)));
  const threads = projectFiles(ROOT, ['server', 'db'], '.ts').flatMap((file) =>
    Array.from(readFileSync(join(ROOT, file), 'utf8').matchAll(/new Worker\(new URL\('([\w-]+\.mjs)', import\.meta\.url\)/g), ([, name = '']) => join(folder, dirname(file), name)));
  assert.is(threads.length, 3);
  for (const thread of threads) assert.ok(existsSync(thread), thread);
  const compiling = projectFiles(folder, ['server', 'db', 'scripts'], '.mjs').filter((file) => /^(import|export)\b.*["'](tsx\b.*|.*\.ts)["'];|tsImport/m.test(readFileSync(join(folder, file), 'utf8')));
  assert.equal(compiling, []);
});

program('has errors that name the lines of its sources', () => {
  const folder = dirname(dirname(buildProgram(ROOT)));
  const failing = `import { migrate } from ${JSON.stringify(join(folder, 'db/migrate.mjs'))}; try { migrate({ pragma() { throw new Error('ill'); } }); } catch (error) { console.log(error.stack); }`;
  const { stdout } = spawnSync(process.execPath, [...SERVER_FLAGS, '--input-type=module', '-e', failing], { encoding: 'utf8' });
  const line = 1 + readFileSync(join(ROOT, 'db/migrate.ts'), 'utf8').split('\n').findIndex((text) => text.includes('database.pragma('));
  assert.match(stdout, new RegExp(`at migrate \\(.*/db/migrate\\.ts:${line}:`));
});

program('is compiled from nothing but the folders whose changes are noticed', () => {
  const folder = dirname(dirname(buildProgram(ROOT)));
  const compiled = projectFiles(folder, readdirSync(folder), '.mjs');
  assert.ok(compiled.includes('server/main.mjs'));
  assert.equal(compiled.filter((file) => !PROGRAM_FOLDERS.some((noticed) => file.startsWith(`${noticed}/`))), []);
});

program('reads what stands beside its sources there, and asks for its own place in no other way', () => {
  const folder = dirname(dirname(buildProgram(ROOT)));
  for (const file of projectFiles(folder, ['server', 'db', 'scripts'], '.mjs')) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll(/new Worker\(new URL\("[\w-]+\.mjs", import\.meta\.url\)/g, '');
    for (const [, beside = '', other = ''] of text.matchAll(/import\.meta(?:\.dirname \+ "([^"]+)"|(\.\w+))/g)) {
      assert.is(other, '', file);
      assert.is(join(folder, dirname(file), beside), join(ROOT, dirname(file)), file);
    }
  }
});

builds.run();
program.run();
