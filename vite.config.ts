import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const client = join(import.meta.dirname, 'client');

export default defineConfig({
  root: client,
  plugins: [webSocketOnly()],
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

/**
 * Leaves engine.io's polling and WebTransport out of the pages, which never use them: 1.4 kB gzip. Where a later release moves
 * the file nothing is left out, and the limit on the page's size says so.
 */
function webSocketOnly(): Plugin {
  const id = '\0websocket-only';
  const webSocket = join(import.meta.dirname, 'node_modules/engine.io-client/build/esm/transports/websocket.js');
  return {
    name: 'websocket-only',
    enforce: 'pre',
    resolveId: (source, importer) => (source.endsWith('/transports/index.js') && importer?.includes('engine.io-client') ? id : undefined),
    load: (source) => (source === id ? `import { WS } from ${JSON.stringify(webSocket)}; export const transports = { websocket: WS };` : undefined),
  };
}

/** Each folder of the client with an index.html is a page. */
function pages(): string[] {
  const found = readdirSync(client, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((folder) => join(client, folder.name, 'index.html'))
    .filter((page) => existsSync(page));
  if (found.length === 0) throw new Error('No page to build: client/*/index.html does not exist.');
  return found;
}
