/** Digits alone, or groups of three with a dot, a comma or a space between them, as people of either language write them. */
const WHOLE = /^(?:\d{1,7}|\d{1,3}(?:[.,\s]\d{3})+)$/;

/** The number that somebody has typed; NaN where it is none. */
export function wholeNumber(text: string): number {
  return WHOLE.test(text) ? Number(text.replaceAll(/\D/g, '')) : Number.NaN;
}

export function isBetween(text: string, least: number, most: number): boolean {
  const number = wholeNumber(text);
  return number >= least && number <= most;
}
