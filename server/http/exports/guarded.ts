/** What a spreadsheet may take for a formula, also in the wide letters of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet runs, whoever gave it and however it is opened. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
