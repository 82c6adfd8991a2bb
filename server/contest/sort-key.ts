/** The Vietnamese alphabet's letters in their order; the marked vowels and đ are letters of their own. */
const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';

/** Tones in dictionary order: none, grave, hook, tilde, acute, dot below. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/**
 * A text that sorts by its code units as Vietnamese people sort names: by the given name (the last word) first, letters by
 * the Vietnamese alphabet, tones deciding between words that are otherwise equal. Databases then need no collation.
 */
export function nameSortKey(name: string): string {
  const words = name.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
  const ordered = [...words.slice(-1), ...words.slice(0, -1)];
  return `${ordered.map(lettersOf).join(' ')}|${ordered.map(tonesOf).join('')}`;
}

function lettersOf(word: string): string {
  return Array.from(withoutTone(word)).map((letter) => (LETTERS.includes(letter) ? String.fromCharCode(65 + LETTERS.indexOf(letter)) : letter)).join('');
}

function tonesOf(word: string): string {
  const mark = Array.from(word.normalize('NFD')).find((character) => TONES.indexOf(character) > 0) ?? '';
  return String(TONES.indexOf(mark));
}

function withoutTone(word: string): string {
  return Array.from(word.normalize('NFD'))
    .filter((character) => TONES.indexOf(character) < 1)
    .join('')
    .normalize('NFC');
}
