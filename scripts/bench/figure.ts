/** One measured figure beside its bar and, where there is one, the floor that the same run measured; of several measurements the medians. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The least and the most of several. */
  min?: number;
  max?: number;
  /** What the bar compares with; null where it is a bar of its own. */
  floor: number | null;
  ratio: number | null;
  bar: string;
  holds: boolean;
  note?: string;
}

/** One value of each measurement, and of each measurement of the floor. */
export interface Series {
  name: string;
  unit: string;
  values: readonly number[];
  floor?: readonly number[];
  note?: string;
}

/** What a figure must be: a multiple of its floor, or so much. Without a bar a figure is only told. */
export interface Bar {
  timesFloorAtMost?: number;
  timesFloorAtLeast?: number;
  atMost?: number;
  atLeast?: number;
}

export function figureOf({ name, unit, values, floor, note }: Series, bar: Bar = {}): Figure {
  const value = median(values);
  const beside = floor === undefined ? null : median(floor);
  const ratio = beside === null ? null : value / beside;
  return {
    name,
    value,
    unit,
    ...(values.length > 1 && { min: Math.min(...values), max: Math.max(...values) }),
    floor: beside,
    ratio,
    bar: inWords(bar, unit),
    holds: holds(bar, value, ratio),
    ...(note !== undefined && { note }),
  };
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
  const rows = figures.map(({ name, value, unit, min, max, floor, ratio, bar, holds, note }) => [
    name,
    `${rounded(value)} ${unit}`,
    min === undefined || max === undefined ? '' : `${rounded(min)} to ${rounded(max)}`,
    floor === null ? '-' : `${rounded(floor)} ${unit}`,
    ratio === null ? '-' : `${rounded(ratio)} x`,
    bar,
    bar === '-' ? '' : holds ? 'holds' : 'DOES NOT HOLD',
    note ?? '',
  ]);
  const all = [['figure', 'measured', 'from', 'floor', 'ratio', 'bar', '', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

function holds({ timesFloorAtMost = Infinity, timesFloorAtLeast = 0, atMost = Infinity, atLeast = -Infinity }: Bar, value: number, ratio: number | null): boolean {
  return value <= atMost && value >= atLeast && (ratio ?? 0) <= timesFloorAtMost && (ratio ?? Infinity) >= timesFloorAtLeast;
}

function inWords({ timesFloorAtMost, timesFloorAtLeast, atMost, atLeast }: Bar, unit: string): string {
  const words = [
    timesFloorAtMost === undefined ? [] : `<= ${timesFloorAtMost} x`,
    timesFloorAtLeast === undefined ? [] : `>= ${timesFloorAtLeast} x`,
    atMost === undefined ? [] : `<= ${atMost} ${unit}`,
    atLeast === undefined ? [] : `>= ${atLeast} ${unit}`,
  ].flat();
  return words.length === 0 ? '-' : words.join(', ');
}

function rounded(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: Math.abs(value) < 10 ? 3 : 1 });
}
