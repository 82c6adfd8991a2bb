/*
 * Whether a guest's nickname may stand on a wall.
 *
 * 1. It is put into its normal form: NFKC, single spaces, 2 to 24 Latin letters, digits and a few signs; other scripts have letters that
 *    only look like these.
 * 2. What stands between two spaces is one word, whatever signs are in it, and single letters in a row are one. Letters that are
 *    repeated count as one.
 * 3. A Vietnamese word with marks means what it says ("lớn" is large) and is compared with the marked list; a few that lack their tone
 *    alone mean nothing else ("lôn").
 * 4. A word without marks that is no number may hide one: figures are read as the letters they stand for. That is compared with the
 *    unmarked list. English words are looked for whatever marks stand on their letters.
 * What slips through, the host renames or removes.
 */

const LEAST = 2;
const MOST = 24;

/** Vietnamese, as it is written with marks. */
const MARKED = ['lồn', 'cặc', 'buồi', 'địt', 'đụ', 'đéo', 'đĩ', 'điếm', 'đệch', 'đù', 'cứt', 'dái', 'ỉa', 'đít', 'chịch', 'ngu', 'mẹ mày', 'bố mày', 'con chó', 'óc chó', 'đồ chó', 'súc vật', 'khốn nạn', 'mất dạy', 'phản động'];

/** The same, where it also stands inside of what was written in one; "lồng" is a cage. */
const MARKED_INSIDE = /địt|lồn(?!g)|cặc|buồi|đụm[áẹàaeă]|đéo/;

/** Vietnamese without marks, and abbreviations, as whole words. */
const UNMARKED = ['lon', 'loz', 'cac', 'kac', 'cak', 'buoi', 'dit', 'djt', 'deo', 'dkm', 'dcm', 'dmm', 'dm', 'dume', 'duma', 'ditme', 'ditmemay', 'vailon', 'vaidai', 'vcl', 'vkl', 'vl', 'clm', 'clgt', 'cmm', 'cdm', 'cut', 'chich', 'ocho', 'occho', 'ngu', 'cave', 'dime'];

/** English, as whole words. */
const WORDS = ['ass', 'arse', 'cock', 'dick', 'slut', 'fag', 'fuk', 'rape', 'rapist', 'wank', 'tits', 'sex', 'sexy', 'anal', 'nazi', 'hitler', 'suck', 'sucker', 'shits'];

/** English words that are Vietnamese ones with marks ("cụm", "Tít"). */
const WORDS_WITHOUT_MARKS = ['tit', 'cum'];

/** English, also inside of a word. */
const INSIDE = ['fuck', 'nigger', 'nigga', 'cunt', 'bitch', 'whore', 'pussy', 'asshole', 'bullshit', 'porn', 'penis', 'vagina', 'dildo', 'faggot', 'bastard'].map(withoutRepeats);

/** English, where a word begins or ends with it: "Yoshito" is a name. */
const AT_AN_END = ['shit'];

/** Countries and people. */
const FINE = ['nigeria', 'nigerian'];

/** Who speaks for the contest is not a guest, and not with a figure behind it either. */
const RESERVED = ['btc', 'admin', 'ban to chuc', 'bantochuc', 'giam khao', 'giamkhao', 'organiser', 'organizer', 'moderator'];

const LOOKS_LIKE: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' };

/** The same without its tone alone, where that is no word: "đi" is to go. */
const TONELESS = ['lôn', 'căc', 'buôi', 'đit', 'đêch', 'cưt'];

interface Word {
  text: string;
  /** It was put together from what signs or spaces stood between. */
  isJoined: boolean;
}

/** The nickname in its normal form, or undefined where it may not be used. */
export function checkNickname(typed: string): string | undefined {
  const nickname = typed.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  const length = [...nickname].length;
  if (length < LEAST || length > MOST || !/^[\p{Script=Latin}0-9 .,_'-]+$/u.test(nickname) || !/\p{L}/u.test(nickname)) return undefined;
  return isForbidden(nickname.toLowerCase().normalize('NFC')) ? undefined : nickname;
}

/** Two nicknames with one key look the same on a wall. */
export function nicknameKey(nickname: string): string {
  return unmarked(nickname.toLowerCase()).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isForbidden(small: string): boolean {
  const words = wordsIn(small);
  const spaced = ` ${words.map(({ text }) => withoutRepeats(text)).join(' ')} `;
  if (MARKED.some((word) => spaced.includes(` ${word} `))) return true;
  if (RESERVED.some((name) => ` ${unmarked(spaced).replaceAll(/\d/g, '')} `.includes(` ${name} `))) return true;
  return words.some((word) => isVietnamese(word) || isEnglish(word.text));
}

function isVietnamese({ text, isJoined }: Word): boolean {
  const plain = withoutRepeats(text);
  if (MARKED_INSIDE.test(plain)) return true;
  if (TONELESS.includes(plain)) return true;
  // Of đ alone an abbreviation is made: no vowel stands in it.
  if (unmarked(text) !== text && (/[aeiouy]/.test(unmarked(text)) || !text.includes('đ'))) return false;
  // Two letters with a sign between them are initials.
  return readings(unmarked(text)).some((read) => UNMARKED.includes(read) && !(isJoined && read.length <= 2));
}

function isEnglish(text: string): boolean {
  const plain = unmarked(text);
  if (FINE.includes(plain)) return false;
  return readings(plain).some((read) => {
    const once = withoutRepeats(read);
    return WORDS.includes(read) || (plain === text && WORDS_WITHOUT_MARKS.includes(read)) || INSIDE.some((bad) => once.includes(bad)) || AT_AN_END.some((bad) => once.startsWith(bad) || once.endsWith(bad));
  });
}

/** What stands between spaces, without its signs; "f u c k" is one word, "Lê A" is none. */
function wordsIn(small: string): Word[] {
  const words: Word[] = [];
  let run = '';
  const endRun = (): void => {
    if (run !== '') words.push({ text: run, isJoined: true });
    run = '';
  };
  for (const token of small.split(' ')) {
    const text = token.replaceAll(/[.,_'-]/g, '');
    if ([...text].length === 1) run += text;
    else {
      endRun();
      if (text !== '') words.push({ text, isJoined: text !== token });
    }
  }
  endRun();
  return words;
}

/** What an unmarked word may stand for: as it is, with figures as letters, and each of these with no letter twice in a row; nothing for a number. */
function readings(word: string): string[] {
  if (!/\p{L}/u.test(word)) return [];
  const asLetters = [...word].map((sign) => LOOKS_LIKE[sign] ?? sign).join('');
  return [word, asLetters].flatMap((read) => [read, withoutRepeats(read)]).map((read) => read.replaceAll(/[^a-z]/g, ''));
}

function withoutRepeats(text: string): string {
  return text.replaceAll(/(.)\1+/gu, '$1');
}

function unmarked(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').normalize('NFC');
}
