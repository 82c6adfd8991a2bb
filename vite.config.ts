import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

const client = join(import.meta.dirname, 'client');

/** What the participant's page is made of and other pages use, too. */
const COMMON =
  /node_modules\/(@lit\/reactive-element|lit-element|lit-html\/lit-html\.js|lit\/(index|decorators)\.js)|client\/ui\/(?!plain-search|key-press)[\w-]+\.ts|client\/participant\/(shore|page-foot|answer-keys|codes-form|code-groups)\.ts|client\/words\/(vi|format|language|unbroken|lawful|refused)\.ts|client\/live\/(ask|clock|commands|outbox|public-contest|ticker|pass|sender|shelf)\.ts/;

export default defineConfig({
  root: client,
  plugins: [webSocketOnly(), plainImports(), flatTemplates()],
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
    rolldownOptions: {
      input: pages(),
      output: {
        // What the participant's page shares with others lies in two scripts, as a phone pays for each with bytes and time; what is left
        // is split by the sets of pages that share it, small ones merged.
        codeSplitting: {
          groups: [
            { name: 'socket', tags: ['$initial'], test: /node_modules\/(socket\.io|engine\.io|@socket\.io)|\0(transports|base64|client|parser|polling|binary)|client\/live\/(open-socket|route|pulse|http-carrier|socket-carrier)\.ts/, priority: 2, includeDependenciesRecursively: false },
            { name: 'common', tags: ['$initial'], test: COMMON, minShareCount: 2, priority: 1 },
            { name: 'shared', tags: ['$initial'], minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1_000 },
          ],
        },
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
      },
    },
  },
});

/**
 * Leaves out what the pages never use of Socket.IO: polling and WebTransport, several sockets on one connection, binary messages and the base64 in which polling carries
 * them, the parser's check of packets for writers of adapters. 2.2 kB gzip. Where a later release moves the files nothing is left out, and
 * the limit on the page's size says so.
 */
function webSocketOnly(): Plugin {
  const packageFile = (path: string): string => JSON.stringify(join(import.meta.dirname, 'node_modules', path));
  const instead: Record<string, string> = {
    '\0transports': `import { WS } from ${packageFile('engine.io-client/build/esm/transports/websocket.js')}; export const transports = { websocket: WS };`,
    '\0polling': 'export class XHR {} export class Fetch {}',
    '\0base64': 'export const decode = () => { throw new Error("polling alone uses base64"); };',
    '\0client': `export { Manager } from ${packageFile('socket.io-client/build/esm/manager.js')};`,
    '\0binary': 'export const isBinary = () => false; export const hasBinary = isBinary; export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;',
    '\0parser': `import { Encoder, Decoder } from ${packageFile('socket.io-parser/build/esm/index.js')}; export const parser = { Encoder, Decoder };`,
  };
  const resolve = (source: string, importer = ''): string | undefined => {
    if (source.endsWith('/transports/index.js') && importer.includes('engine.io-client')) return '\0transports';
    if (source === 'socket.io-client') return '\0client';
    if (/\/polling-(xhr|fetch)\.js$/.test(source)) return '\0polling';
    if (/\/(is-)?binary\.js$/.test(source) && importer.includes('socket.io-parser')) return '\0binary';
    if (source.endsWith('/base64-arraybuffer.js') && importer.includes('engine.io-parser')) return '\0base64';
    return source === 'socket.io-parser' && importer.endsWith('socket.io-client/build/esm/manager.js') ? '\0parser' : undefined;
  };
  // A namespace as a value would bring a runtime in a file of its own.
  const transform = (code: string, id: string): string | undefined => (id.endsWith('socket.io-client/build/esm/manager.js') ? code.replace('import * as parser', 'import { parser }') : undefined);
  return { name: 'websocket-only', enforce: 'pre', transform, resolveId: (source, importer) => resolve(source, importer), load: (id) => instead[id] };
}

/**
 * Leaves Vite's loader around `import()` out of the pages: 0.7 kB gzip. All it does for a browser of the target is to fetch the
 * stylesheets of what is imported later, so such a script must have none of its own.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
    generateBundle(_options, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'chunk' || !page.isEntry) continue;
        const linked = stylesOf(bundle, page, ({ imports }) => imports);
        const late = stylesOf(bundle, page, ({ imports, dynamicImports }) => [...imports, ...dynamicImports]).filter((style) => !linked.includes(style));
        if (late.length > 0) this.error(`${page.facadeModuleId} imports a script later that brings ${late.join(', ')}, which nobody would fetch: import its stylesheets with the page.`);
      }
    },
  };
}

function stylesOf(bundle: Rolldown.OutputBundle, page: Rolldown.OutputChunk, next: (chunk: Rolldown.OutputChunk) => string[]): string[] {
  const chunks = new Set([page]);
  // A set is walked to its end, also to what is added on the way.
  for (const chunk of chunks) for (const file of next(chunk)) if (bundle[file]?.type === 'chunk') chunks.add(bundle[file]);
  return [...chunks].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
}

/** Takes the indentation out of templates, where a line break separates as well, and what is white before the end of a block: 0.3 kB gzip. */
function flatTemplates(): Plugin {
  return {
    name: 'flat-templates',
    enforce: 'pre',
    transform: (code, id) => (id.startsWith(client) && id.endsWith('.ts') ? code.replaceAll(/\s*\n\s*(<\/(main|section|div|form|dl|ul|ol|header|dialog|fieldset)>)/g, '$1').replaceAll(/\n\s+/g, '\n') : undefined),
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
