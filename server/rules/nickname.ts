/*
 * Whether a guest's nickname may stand on a wall.
 *
 * 1. It is put into its normal form: NFC, single spaces, 2 to 24 characters of letters, digits and a few signs.
 * 2. Each word is read as it stands, in small letters: with Vietnamese marks a word means what it says ("bưởi" is a pomelo), so it is
 *    compared with the marked list.
 * 3. A word without marks that is no number may hide one: figures and signs are read as the letters they stand for, repeated letters as one, single
 *    letters in a row as a word. That is compared with the unmarked list, and long English words also inside of others.
 * A word that is refused in its unmarked form can be written with its marks. What slips through, the host renames or removes.
 */

const LEAST = 2;
const MOST = 24;

/** Vietnamese, as it is written with marks. */
const MARKED = ['lồn', 'cặc', 'buồi', 'địt', 'đụ', 'đéo', 'đĩ', 'điếm', 'đệch', 'đù', 'cứt', 'dái', 'ỉa', 'đít', 'chịch', 'ngu', 'mẹ mày', 'bố mày', 'con chó', 'óc chó', 'đồ chó', 'súc vật', 'khốn nạn', 'mất dạy', 'phản động'];

/** Vietnamese without marks, and abbreviations, as whole words. */
const UNMARKED = ['lon', 'loz', 'cac', 'kac', 'cak', 'buoi', 'dit', 'djt', 'deo', 'dkm', 'dcm', 'dmm', 'dm', 'dume', 'duma', 'ditme', 'vcl', 'vkl', 'vl', 'clm', 'clgt', 'cmm', 'cdm', 'cut', 'chich', 'ocho', 'occho', 'ngu', 'cave', 'dime'];

/** English, as whole words. */
const WORDS = ['ass', 'arse', 'cock', 'dick', 'slut', 'fag', 'rape', 'rapist', 'wank', 'tit', 'tits', 'cum', 'sex', 'sexy', 'anal', 'hoe', 'nazi', 'hitler', 'suck', 'sucker'];

/** English, also inside of a word. */
const INSIDE = ['fuck', 'fuk', 'nigger', 'nigga', 'niger', 'cunt', 'bitch', 'whore', 'pussy', 'pusy', 'asshole', 'ashole', 'bullshit', 'bulshit', 'shit', 'porn', 'penis', 'vagina', 'dildo', 'faggot', 'fagot', 'bastard'];

/** Who speaks for the contest is not a guest. */
const RESERVED = ['btc', 'admin', 'ban to chuc', 'bantochuc', 'giam khao', 'organiser', 'organizer', 'moderator'];

const LOOKS_LIKE: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', '@': 'a', $: 's', '!': 'i', '|': 'i', '+': 't' };

/** The nickname in its normal form, or undefined where it may not be used. */
export function checkNickname(typed: string): string | undefined {
  const nickname = typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  const length = [...nickname].length;
  if (length < LEAST || length > MOST || !/^[\p{L}\p{N} .,_'@$!|+*-]+$/u.test(nickname) || !/\p{L}/u.test(nickname)) return undefined;
  return isForbidden(nickname.toLowerCase()) ? undefined : nickname;
}

/** Two nicknames with one key look the same on a wall. */
export function nicknameKey(nickname: string): string {
  return unmarked(nickname.toLowerCase()).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isForbidden(small: string): boolean {
  const words = joinedLetters(small.split(/[ .,_'*-]+/).filter((word) => word !== ''));
  const spaced = ` ${words.join(' ')} `;
  if (MARKED.some((word) => spaced.includes(` ${word} `))) return true;
  if (RESERVED.some((name) => ` ${unmarked(spaced)} `.includes(` ${name} `))) return true;
  return words.filter((word) => unmarked(word) === word && /\p{L}/u.test(word)).some((word) => readings(word).some((read) => UNMARKED.includes(read) || WORDS.includes(read) || INSIDE.some((bad) => read.includes(bad))));
}

/** "f u c k" is one word; "Lê A" is none. */
function joinedLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of [...words, '']) {
    if ([...word].length === 1) run += word;
    else {
      if (run !== '') joined.push(run);
      run = '';
      if (word !== '') joined.push(word);
    }
  }
  return joined;
}

/** What an unmarked word may stand for: as it is, with figures as letters, and each of these with no letter twice in a row. */
function readings(word: string): string[] {
  const asLetters = [...word].map((sign) => LOOKS_LIKE[sign] ?? sign).join('');
  const plain = [word, asLetters].flatMap((read) => [read, read.replaceAll(/(.)\1+/gu, '$1')]);
  return [...new Set(plain)].map((read) => read.replaceAll(/[^a-z]/g, ''));
}

function unmarked(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
}
