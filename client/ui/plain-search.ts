const MARKS = /\p{Mark}/gu;

/** A text as people type it in a hurry: without marks and capitals, đ as d. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(MARKS, '').toLowerCase().replaceAll('đ', 'd').trim();
}

/** Whether any of these holds what is searched for; everything does where nothing is. */
export function holds(searched: string, ...texts: string[]): boolean {
  const wanted = plain(searched);
  return wanted === '' || texts.some((text) => plain(text).includes(wanted));
}
