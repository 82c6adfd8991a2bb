import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sizeComplaints } from './check-size.ts';

const plenty = { scripts: 1e6, styles: 1e6, fonts: 1e6 };

const sizes = suite<{ built: string; write: (file: string, text: string) => void }>('sizes');

sizes.before.each((world) => {
  world.built = mkdtempSync(join(tmpdir(), 'hoithi-sizes-'));
  world.write = (file, text) => {
    mkdirSync(dirname(join(world.built, file)), { recursive: true });
    writeFileSync(join(world.built, file), text);
  };
  world.write('quiz/index.html', '<link rel="stylesheet" crossorigin href="/assets/quiz.css"><script type="module" crossorigin src="/assets/quiz.js"></script>');
  world.write('.vite/manifest.json', JSON.stringify({
    'quiz/index.html': { file: 'assets/quiz.js', isEntry: true, imports: ['_shared.js'], dynamicImports: ['late.ts'], css: ['assets/quiz.css'] },
    '_shared.js': { file: 'assets/shared.js' },
    'late.ts': { file: 'assets/late.js', imports: ['_shared.js'], css: ['assets/late.css'] },
    'other/index.html': { file: 'assets/other.js', isEntry: true },
  }));
  world.write('assets/quiz.js', 'x'.repeat(100));
  world.write('assets/shared.js', 'y'.repeat(100));
  world.write('assets/late.js', 'z'.repeat(100));
  world.write('assets/quiz.css', `@font-face{src:url(/assets/latin.woff2);unicode-range:U+0-FF}
    @font-face{src:url("./viet.woff2");unicode-range:U+1EA0-1EF9}
    @font-face{src:url(/assets/greek.woff2);unicode-range:U+0370-03FF}`);
  world.write('assets/late.css', '@font-face{src:url(/assets/festive.woff2)}');
  for (const font of ['latin', 'viet', 'greek', 'festive']) world.write(`assets/${font}.woff2`, 'f'.repeat(1000));
});

sizes.after.each(({ built }) => {
  rmSync(built, { recursive: true });
});

sizes('a page inside its limits leaves nothing to say', ({ built }) => {
  assert.equal(sizeComplaints(built, 'quiz', plenty), []);
});

sizes('scripts count with what they import now and later, once each, and no other page\'s', ({ built }) => {
  const [complaint = '', ...others] = sizeComplaints(built, 'quiz', { ...plenty, scripts: 1 });
  for (const name of ['quiz.js', 'shared.js', 'late.js']) assert.is(complaint.split(name).length, 2, `${name} in ${complaint}`);
  assert.not.match(complaint, 'other.js');
  assert.equal(others, []);
});

sizes('a page over its limit is told by how much and what to do', ({ built }) => {
  const [complaint = ''] = sizeComplaints(built, 'quiz', { ...plenty, scripts: 20 });
  assert.match(complaint, /has \d+ bytes of scripts, and 20 are allowed/);
  assert.match(complaint, 'import type');
});

sizes('fonts count that Vietnamese text of the first view may need', ({ built }) => {
  assert.equal(sizeComplaints(built, 'quiz', { ...plenty, fonts: 2000 }), []);
  const [complaint = ''] = sizeComplaints(built, 'quiz', { ...plenty, fonts: 1999 });
  assert.match(complaint, 'has 2000 bytes of fonts');
});

sizes('styles are counted as gzip sends them', ({ built, write }) => {
  write('assets/quiz.css', 'a{}'.repeat(10_000));
  assert.equal(sizeComplaints(built, 'quiz', { ...plenty, styles: 1000 }), []);
});

sizes('a page whose script is not built by Vite is refused', ({ built, write }) => {
  write('quiz/index.html', '<script src="/stray.js"></script>');
  assert.throws(() => sizeComplaints(built, 'quiz', plenty), /not in Vite's manifest/);
});

sizes('a page without a script is refused', ({ built, write }) => {
  write('quiz/index.html', '<p>Hello</p>');
  assert.match(sizeComplaints(built, 'quiz', plenty).join('\n'), 'no script');
});

sizes.run();
