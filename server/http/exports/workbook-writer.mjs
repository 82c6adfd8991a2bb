// A thread of its own: collects the rows it is handed, writes them as a workbook, and hands that back. Plain JavaScript: Node 20
// does not hand the loader of TypeScript on to a thread.
import { parentPort, workerData } from 'node:worker_threads';
import writeWorkbook from 'write-excel-file/node';

/** Title and heads stay in sight. */
const FROZEN_ROWS = 2;
const FORMATS = { instant: 'yyyy-mm-dd hh:mm:ss', millisecond: 'yyyy-mm-dd hh:mm:ss.000' };
/** Excel takes no longer text. */
const LONGEST_TEXT = 32_767;

/** @type {import('./workbook.ts').Workbook} */
const { title, columns } = workerData;
/** @type {import('write-excel-file/node').SheetData} */
const rows = [[{ value: title, fontWeight: 'bold' }], columns.map(({ head }) => ({ value: head, fontWeight: 'bold', wrap: true, alignVertical: 'top' }))];

parentPort?.on('message', (/** @type {import('./workbook.ts').Handed} */ slice) => {
  if (slice !== undefined) return void rows.push(...slice.map((row) => row.map((cell, place) => cellOf(columns[place], cell))));
  const book = writeWorkbook(rows, { stickyRowsCount: FROZEN_ROWS, columns: columns.map(({ width }) => ({ width })) });
  // What goes wrong ends the thread, and whoever waits for it hears.
  return void book.toBuffer().then((content) => parentPort?.postMessage(content, []));
});

/**
 * @param {import('./sheet.ts').Column | undefined} column
 * @param {import('./sheet.ts').Cell} cell
 * @returns {import('write-excel-file/node').CellObject | null}
 */
function cellOf(column, cell) {
  if (cell === null) return null;
  // As a text also where it looks like a number: codes keep their leading zeros.
  if (typeof cell === 'string') return { value: cell.slice(0, LONGEST_TEXT), type: String, format: '@' };
  if (column?.kind === 'instant' || column?.kind === 'millisecond') return { value: new Date(cell), type: Date, format: FORMATS[column.kind] };
  return { value: cell, type: Number, ...(column?.format !== undefined && { format: column.format }) };
}
