/** What a spreadsheet may take for a formula where a cell begins, also in the wide letters of East Asian keyboards; some cut cells at each of these signs. */
const FORMULA = /(^|[;,\t\r\n])(?=[=+\-@\t\r\n＝＋－＠])/g;

/** A text that no spreadsheet runs, whoever gave it and however it is opened. */
export function guarded(text: string): string {
  return text.replace(FORMULA, "$1'");
}
