/*
 * Keeps the projector's page on its machine, so that it opens without a network.
 * 1. Every display's page is the same one; it is kept once, without the token of any link.
 * 2. A page is fetched from the server first. What the server gave is compared with what is kept, and a new build is kept whole
 *    (page, scripts, styles, fonts) before the old one goes.
 * 3. Only where the server does not answer in time the kept page is given.
 * 4. Built files carry a hash in their names: what is kept is never asked for again.
 */
import { assetsIn, shelfOf } from './shell.ts';

interface Lasting { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Lasting { request: Request; respondWith(answer: Promise<Response>): void }

/** The compiler's types of workers and of pages exclude each other; this is all that is used here. */
interface Scope {
  addEventListener(name: 'install' | 'activate', run: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', run: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
declare const self: Scope;

const PAGE = '/display/page';
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && pathname.startsWith('/display/')) event.respondWith(page(event));
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

async function install(): Promise<void> {
  await keep(await fetch(PAGE, { cache: 'no-cache' }));
  await self.skipWaiting();
}

async function page(event: Fetching): Promise<Response> {
  const kept = await caches.match(PAGE);
  // Without a network `fetch` throws.
  try {
    const fresh = await fetch(event.request, { signal: kept === undefined ? null : AbortSignal.timeout(PATIENCE_MS) });
    if (fresh.ok) event.waitUntil(keep(fresh.clone()).catch(() => undefined));
    return fresh.ok ? fresh : kept ?? fresh;
  } catch (error) {
    if (kept === undefined) throw error;
    return kept;
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** Keeps the build that a page belongs to, unless it is kept already; another one goes when this one is whole. */
async function keep(given: Response): Promise<void> {
  if (!given.ok) throw new Error(`The page was answered with ${given.status}.`);
  const html = await given.clone().text();
  const name = shelfOf(html);
  if (await caches.has(name)) return;
  const files = await whole(assetsIn(html));
  const shelf = await caches.open(name);
  for (const [path, file] of files) await shelf.put(path, file);
  await shelf.put(PAGE, new Response(html, { headers: given.headers }));
  for (const other of await caches.keys()) if (other !== name) await caches.delete(other);
}

/** The files with the fonts that their style sheets name. */
async function whole(paths: readonly string[]): Promise<Map<string, Response>> {
  const files = new Map<string, Response>();
  // A set is walked to its end, also to what is added on the way.
  const wanted = new Set(paths);
  for (const path of wanted) {
    const file = await fetch(path);
    if (!file.ok) throw new Error(`${path} was answered with ${file.status}.`);
    files.set(path, file);
    if (path.endsWith('.css')) for (const font of assetsIn(await file.clone().text())) wanted.add(font);
  }
  return files;
}
