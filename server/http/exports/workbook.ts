import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { nextTurn } from '../../contest/next-turn.ts';
import { Turns } from '../../contest/turns.ts';
import { zoneOffset } from '../../contest/boards/zone.ts';
import { guarded } from './guarded.ts';
import { isInstant, SLICE, type Cell, type Column, type Sheet } from './sheet.ts';

/** What the thread is begun with, and what it is handed then: rows, and at last `undefined`. */
export interface Workbook {
  title: string;
  columns: Column[];
}
export type Handed = Cell[][] | undefined;

/** One workbook at a time: the rows of each are in memory twice. */
const writing = new Turns();

/**
 * A sheet as XLSX. Thirty thousand rows take two seconds to write, in which nobody's answer would get its stamp: so a thread of
 * its own writes, and is handed the rows a slice a turn.
 */
export function workbookOf(sheet: Sheet): Promise<Buffer> {
  return writing.take(() => write(sheet));
}

async function write({ title, columns, rows, zone }: Sheet): Promise<Buffer> {
  const workbook: Workbook = { title: guarded(title), columns: columns.map(plain) };
  const worker = new Worker(new URL('workbook-writer.mjs', import.meta.url), { workerData: workbook });
  // Rejects where the thread fails, also while rows are still handed over.
  const written = once(worker, 'message');
  written.catch(() => undefined);
  try {
    for await (const slice of slices(rows)) {
      worker.postMessage(slice.map((row) => row.map((cell, place) => handed(columns[place], cell, zone))), []);
      await nextTurn();
    }
    worker.postMessage(undefined, []);
    const [content]: unknown[] = await written;
    if (!(content instanceof Uint8Array)) throw new Error('the thread wrote no workbook');
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  } finally {
    await worker.terminate();
  }
}

/** What of a column a thread can be handed. */
function plain({ head, kind, width, format }: Column): Column {
  return { head: guarded(head), kind, width, ...(format !== undefined && { format }) };
}

/** Spreadsheets know no zones: an instant becomes what the zone's clocks show at it. */
function handed(column: Column | undefined, cell: Cell, zone: string): Cell {
  if (typeof cell === 'string') return guarded(cell);
  return cell !== null && isInstant(column?.kind) ? cell + zoneOffset(zone, cell) : cell;
}

async function* slices(rows: Sheet['rows']): AsyncGenerator<(readonly Cell[])[]> {
  let slice: (readonly Cell[])[] = [];
  for await (const row of rows) {
    slice.push(row);
    if (slice.length < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
