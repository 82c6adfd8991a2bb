import type { DisplayStandingRow } from '../../server/protocol/display.ts';

const TENTHS = 1;
const THOUSANDTHS = 3;

/** `4:12,8`: minutes, seconds and so many decimals, cut and not rounded. */
export function stopwatch(ms: number, decimals: number, point: string): string {
  const seconds = String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0');
  const fraction = String(ms % 1000).padStart(3, '0').slice(0, decimals);
  return `${Math.floor(ms / 60_000)}:${seconds}${point}${fraction}`;
}

/** Tenths read best; thousandths where two people would stand with equal figures on different ranks. */
export function decimalsFor(rows: readonly DisplayStandingRow[]): number {
  const seen = new Map<string, number>();
  for (const { score, elapsed, rank } of rows) {
    const figures = `${score} ${Math.floor(elapsed / 100)}`;
    if ((seen.get(figures) ?? rank) !== rank) return THOUSANDTHS;
    seen.set(figures, rank);
  }
  return TENTHS;
}
