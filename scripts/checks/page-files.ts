// What a built page can make a browser fetch: its html, then the scripts it names with all they import, now or later.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

interface Chunk { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[] }
type Manifest = Record<string, Chunk>;

/** Scripts and styles that it may ever fetch; fonts that its first view may. */
export interface PageFiles { scripts: string[]; styles: string[]; fonts: string[] }

export function pageFiles(built: string, page: string): PageFiles {
  const html = readFileSync(join(built, page, 'index.html'), 'utf8');
  const manifest: Manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8'));
  const entries = [...named(html, /<script[^>]*\ssrc="([^"]+)"/g), ...named(html, /<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g)];
  const linked = named(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g);
  const atOnce = reachable(manifest, entries, ({ imports = [] }) => imports);
  const ever = reachable(manifest, entries, ({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports]);
  const firstStyles = [...linked, ...atOnce.flatMap(({ css = [] }) => css)];
  return {
    scripts: unique(ever.map(({ file }) => file)),
    styles: unique([...linked, ...ever.flatMap(({ css = [] }) => css)]),
    fonts: unique([
      ...atOnce.flatMap(({ assets = [] }) => assets).filter((file) => /\.woff2?$/.test(file)),
      ...firstStyles.flatMap((style) => fontsOf(readFileSync(join(built, style), 'utf8')).map((url) => resolved(url, style))),
    ]),
  };
}

/** Fonts whose characters Vietnamese text may need; a browser leaves the others alone. */
function fontsOf(css: string): string[] {
  const faces = [...css.matchAll(/@font-face\s*{([^}]*)}/g)].map(([, face = '']) => face);
  return faces.filter(isForVietnamese).flatMap((face) => [...face.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, url = '']) => url));
}

function isForVietnamese(face: string): boolean {
  const ranges = /unicode-range:\s*([^;}]+)/i.exec(face)?.[1];
  if (ranges === undefined) return true;
  const points = ['a', 'đ', 'ư', 'ế', '0'].map((letter) => letter.codePointAt(0) ?? 0);
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
    const [first, last] = [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
    return points.some((point) => first <= point && point <= last);
  });
}

function reachable(manifest: Manifest, scripts: readonly string[], next: (chunk: Chunk) => string[]): Chunk[] {
  const keys = new Set(scripts.map((script) => {
    const key = Object.keys(manifest).find((candidate) => manifest[candidate]?.file === script);
    if (key === undefined) throw new Error(`${script} is not in Vite's manifest: a page's script must be a module that Vite builds.`);
    return key;
  }));
  // A set is walked to its end, also to what is added on the way.
  for (const key of keys) next(manifest[key] ?? { file: key }).forEach((following) => keys.add(following));
  return [...keys].flatMap((key) => manifest[key] ?? []);
}

function named(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, url = '']) => resolved(url, 'index.html'));
}

function resolved(url: string, from: string): string {
  return url.startsWith('/') ? url.slice(1) : posix.join(posix.dirname(from), url);
}

function unique(files: readonly string[]): string[] {
  return [...new Set(files)];
}
