import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const client = join(import.meta.dirname, 'client');

export default defineConfig({
  root: client,
  build: {
    outDir: join(import.meta.dirname, 'dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    // A font or picture inside a stylesheet delays the first paint of a slow phone and cannot be cached alone.
    assetsInlineLimit: 0,
    // Every browser of the target preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages() },
  },
});

/** Each folder of the client with an index.html is a page. */
function pages(): string[] {
  const found = readdirSync(client, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((folder) => join(client, folder.name, 'index.html'))
    .filter((page) => existsSync(page));
  if (found.length === 0) throw new Error('No page to build: client/*/index.html does not exist.');
  return found;
}
