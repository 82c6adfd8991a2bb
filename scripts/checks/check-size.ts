// Holds each page to what a slow phone can fetch. Sizes are in bytes; scripts and styles as gzip sends them.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pageFiles } from './page-files.ts';
import { reportComplaints } from './report-complaints.ts';

export interface Limits { scripts: number; styles: number; fonts: number }

/** By page. */
const LIMITS: Readonly<Record<string, Limits>> = {
  participant: { scripts: 45_000, styles: 8_000, fonts: 60_000 },
  'live-player': { scripts: 45_000, styles: 8_000, fonts: 60_000 },
  rules: { scripts: 45_000, styles: 8_000, fonts: 60_000 },
  participation: { scripts: 45_000, styles: 8_000, fonts: 60_000 },
  results: { scripts: 45_000, styles: 8_000, fonts: 60_000 },
  unit: { scripts: 120_000, styles: 12_000, fonts: 60_000 },
  organiser: { scripts: 120_000, styles: 15_000, fonts: 60_000 },
  host: { scripts: 120_000, styles: 15_000, fonts: 60_000 },
  display: { scripts: 70_000, styles: 10_000, fonts: 60_000 },
};

const ADVICE: Readonly<Record<keyof Limits, string>> = {
  scripts: 'Look with `npx vite build --debug` and the list above for what came in: a server module imported as a value instead of `import type` (zod is 24.5 kB), '
    + 'a new dependency, or a view of another page. The limits are bars of the issues (45 kB for a phone, 120 kB for a desk, 70 kB for a projector): make the page smaller, do not raise it.',
  styles: 'Move what only one element needs into its own `css` and delete what nothing uses.',
  fonts: 'Every face counts that a stylesheet of the first view declares. Take one weight less, cut the faces down to the characters of Vietnamese, '
    + 'or declare a face in a stylesheet that a later view imports.',
};

/** The scripts that a page may ever fetch, as gzip sends them. */
export function scriptBytes(built: string, page: string): number {
  return pageFiles(built, page).scripts.reduce((sum, file) => sum + gzipped(join(built, file)), 0);
}

export function sizeComplaints(built: string, page: string, limits: Limits): string[] {
  const files = pageFiles(built, page);
  const whole = (file: string): number => statSync(join(built, file)).size;
  return [
    ...complaint('scripts', files.scripts.map((file) => ({ file, bytes: gzipped(join(built, file)) }))),
    ...complaint('styles', files.styles.map((file) => ({ file, bytes: gzipped(join(built, file)) }))),
    ...complaint('fonts', files.fonts.map((file) => ({ file, bytes: whole(file) }))),
  ];

  function complaint(kind: keyof Limits, sized: { file: string; bytes: number }[]): string[] {
    const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
    if (kind === 'scripts' && total === 0) return [`The ${page} page has no script: is the build whole?`];
    if (total <= limits[kind]) return [];
    const list = sized.toSorted((a, b) => b.bytes - a.bytes).map(({ file, bytes }) => `  ${String(bytes).padStart(7)}  ${file}`);
    return [`The ${page} page has ${total} bytes of ${kind}, and ${limits[kind]} are allowed:\n${list.join('\n')}\n${ADVICE[kind]}`];
  }
}

function gzipped(file: string): number {
  return gzippedBytes(readFileSync(file));
}

export function gzippedBytes(content: string | Buffer): number {
  return gzipSync(content, { level: 9 }).length;
}

if (process.argv[1] === import.meta.filename) {
  const built = join(import.meta.dirname, '../../dist/client');
  reportComplaints(Object.entries(LIMITS).flatMap(([page, limits]) => sizeComplaints(built, page, limits)));
}
