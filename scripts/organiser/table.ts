import { groupedCode } from '../../server/contest/codes.ts';

/** Rows as columns for a terminal, under the names of their fields; instants in Việt Nam time, the rest as JSON. */
export function table(rows: readonly unknown[]): string {
  const cells = rows.map((row) => (typeof row === 'object' && row !== null ? Object.entries(row).map(([name, value]) => [name, shown(name, value)] as const) : [['', String(row)] as const]));
  const names = cells[0]?.map(([name]) => name) ?? [];
  const widths = names.map((name, column) => cells.reduce((width, row) => Math.max(width, row[column]?.[1].length ?? 0), name.length));
  const line = (texts: readonly string[]): string => `  ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return `${[line(names), ...cells.map((row) => line(row.map(([, text]) => text)))].join('\n')}\n`;
}

/** The value of a field as a person reads it. */
export function shown(name: string, value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number' && (name === 'at' || name.endsWith('At'))) return new Date(value).toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  if (typeof value === 'number' && name === 'elapsed') return `${(value / 1000).toFixed(3)} s`;
  if (name === 'personalCode' && typeof value === 'string') return groupedCode(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
