/** A piece of a text; an unbroken one must stay on one line: `61/2018/NĐ-CP`, `ngày 23/4/2018`, `2021-2030`. */
export interface Piece { text: string; unbroken: boolean }

const LONGEST = 28;
/** With the brackets and stops that touch it: between two boxes a line could break before a comma. */
const CITED = /[(“"]?(?:ngày\s)?[\p{L}\d]*\d[\p{L}\d]*(?:[/–-][\p{L}\d]+)+[)”",.;:?!]*/gu;

/** Parts a text at what must not be broken; the pieces put together are the text in NFC. */
export function pieces(text: string): Piece[] {
  const whole = text.normalize('NFC');
  const parts: Piece[] = [];
  let done = 0;
  for (const found of whole.matchAll(CITED)) {
    if (found[0].length > LONGEST) continue;
    if (found.index > done) parts.push({ text: whole.slice(done, found.index), unbroken: false });
    parts.push({ text: found[0], unbroken: true });
    done = found.index + found[0].length;
  }
  if (done < whole.length) parts.push({ text: whole.slice(done), unbroken: false });
  return parts;
}
