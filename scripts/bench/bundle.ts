/*
 * What a participant's phone has to fetch of scripts, beside the two libraries that every page here is made with and nothing else; both
 * as gzip sends them, by the measure that the check of sizes holds each page to.
 */
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { gzippedBytes, scriptBytes } from '../checks/check-size.ts';
import { buildClient } from '../setup/builds.mjs';
import { figureOf, type Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Entry of a bundle that is made of no file. */
const ENTRY = 'libraries';
const LIBRARIES = `export { LitElement, html, css } from 'lit'; export { io } from 'socket.io-client';`;

export async function benchBundle(): Promise<Figure[]> {
  buildClient(ROOT);
  const kilobytes = (bytes: number): number[] => [bytes / 1000];
  const [page, libraries] = [scriptBytes(join(ROOT, 'dist/client'), 'participant'), await librariesBytes()];
  return [figureOf({ name: 'scripts of the participant page, gzip', unit: 'kB', values: kilobytes(page), floor: kilobytes(libraries), note: 'beside lit and socket.io-client' }, { atMost: 45 })];
}

async function librariesBytes(): Promise<number> {
  const plugin: Plugin = { name: ENTRY, resolveId: (id) => (id === ENTRY ? ENTRY : undefined), load: (id) => (id === ENTRY ? LIBRARIES : undefined) };
  const built = await build({
    configFile: false,
    root: ROOT,
    mode: 'production',
    logLevel: 'error',
    plugins: [plugin],
    build: { write: false, rollupOptions: { input: ENTRY, preserveEntrySignatures: 'strict' } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs.flatMap((one) => ('output' in one ? one.output : [])).flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  return code.reduce((sum, text) => sum + gzippedBytes(text), 0);
}
