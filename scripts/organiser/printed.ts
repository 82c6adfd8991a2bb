import { groupedCode } from '../../server/contest/codes.ts';

/** What an act answered, for a person at a terminal: rows as a table, instants in Việt Nam time, the rest as JSON. */
export function printed(value: unknown): string {
  if (Array.isArray(value)) return table(value);
  if (typeof value !== 'object' || value === null) return `${String(value)}\n`;
  const rows = Object.entries(value).flatMap(([name, part]) => (Array.isArray(part) && part.length > 0 ? [`${name}\n${table(part)}`] : [`${name}: ${shown(name, part)}\n`]));
  return rows.length === 0 ? 'done\n' : rows.join('');
}

function table(rows: readonly unknown[]): string {
  const cells = rows.map((row) => (typeof row === 'object' && row !== null ? Object.entries(row).map(([name, value]) => [name, shown(name, value)] as const) : [['', String(row)] as const]));
  const names = cells[0]?.map(([name]) => name) ?? [];
  const width = (column: number): number => Math.max(names[column]?.length ?? 0, ...cells.map((row) => row[column]?.[1].length ?? 0));
  const line = (texts: readonly string[]): string => `  ${texts.map((text, column) => text.padEnd(width(column))).join('  ')}`.trimEnd();
  return `${[line(names), ...cells.map((row) => line(row.map(([, text]) => text)))].join('\n')}\n`;
}

function shown(name: string, value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number' && (name === 'at' || name.endsWith('At'))) return new Date(value).toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  if (typeof value === 'number' && name === 'elapsed') return `${(value / 1000).toFixed(3)} s`;
  if (name === 'personalCode' && typeof value === 'string') return groupedCode(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
