/** One measured figure beside its bar and, where there is one, the floor that the same run measured. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the bar compares with; null where it is a bar of its own. */
  floor: number | null;
  ratio: number | null;
  bar: string;
  holds: boolean;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share lies; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The figures as a table for a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, floor, bar, holds }) => [name, `${rounded(value)} ${unit}`, floor === null ? '-' : `${rounded(floor)} ${unit}`, bar, holds ? 'holds' : 'DOES NOT HOLD']);
  const all = [['figure', 'measured', 'floor', 'bar', ''], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

function rounded(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 3 : 1 });
}
