import { posix, join, relative, sep } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '../..');
/** As deep as the folder that is named on the command line: what is compiled finds its sources from there. */
const INTO = 'dist/program/one';

/** The first file of the program, and those of its threads. */
const ENTRIES = ['server/main.ts', 'db/write-thread.mjs', 'db/checkpoint-thread.mjs', 'server/http/exports/workbook-writer.mjs'];

/** Compiles the server file by file, each to its own, so that errors name the file they come from. Packages stay as they are installed. */
export default defineConfig({
  root,
  plugins: [besideSources()],
  build: {
    ssr: true,
    target: 'node20',
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: ENTRIES.map((file) => join(root, file)),
      output: { preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs', topLevelVar: false },
    },
  },
});

/**
 * What is read from a file's own folder (migrations, the demonstration's lists, the pages) is read where the sources stand; only threads are started from
 * compiled files, which need nothing any more that compiles.
 * @returns {import('vite').Plugin}
 */
function besideSources() {
  return {
    name: 'beside-sources',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id).split(sep).join('/');
      if (file.startsWith('..') || file.includes('node_modules/')) return undefined;
      const folder = posix.dirname(file);
      const sources = posix.join(posix.relative(posix.join(INTO, folder), '.'), folder);
      const changed = code
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/${sources}')`)
        .replace(/import \{ tsImport \} from .*;/, '')
        .replace(/await tsImport\((.*), import\.meta\.url\);/, 'import $1;');
      // No line of it has moved.
      return changed === code ? undefined : { code: changed, map: null };
    },
  };
}
