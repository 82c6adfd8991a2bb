import { nextTurn } from '../../contest/next-turn.ts';
import { zoneOffset } from '../../contest/boards/zone.ts';
import { guarded } from './guarded.ts';
import { isInstant, SLICE, type Cell, type Column, type Kind, type Sheet } from './sheet.ts';

/** Without it Excel takes UTF-8 for the letters of its own country. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** A sheet as RFC 4180 has it: title, heads, rows, each line with as many fields. */
export async function csvOf({ title, columns, rows, zone }: Sheet): Promise<Buffer> {
  const heads = columns.map(({ head }) => field(head));
  const lines = [[field(title), ...heads.slice(1).map(() => '')], heads].map(lineOf);
  for await (const row of rows) {
    lines.push(lineOf(row.map((cell, place) => fieldOf(columns[place], cell, zone))));
    if (lines.length % SLICE === 0) await nextTurn();
  }
  return Buffer.from(`${BYTE_ORDER_MARK}${lines.join('')}`);
}

function fieldOf(column: Column | undefined, cell: Cell, zone: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return field(cell);
  return column !== undefined && isInstant(column.kind) ? clockTime(cell, zone, column.kind) : String(cell);
}

/** As spreadsheets of every language take it for a date: 2026-10-05 08:30:00, by the zone's clocks. */
export function clockTime(instant: number, zone: string, kind: Kind = 'instant'): string {
  return new Date(instant + zoneOffset(zone, instant)).toISOString().slice(0, kind === 'millisecond' ? 23 : 19).replace('T', ' ');
}

function field(text: string): string {
  const safe = guarded(text);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function lineOf(fields: readonly string[]): string {
  return fields.join(',') + LINE_END;
}
