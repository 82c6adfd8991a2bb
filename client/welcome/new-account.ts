/** What the form holds. */
export interface NewAccount { name: string; account: string; password: string; again: string }
export type Field = keyof NewAccount;

/** Vietnamese letters, digits and . _ @ -, as the server has it. */
const PLAIN = /^[a-z0-9à-ãè-êìíò-õùúýăđĩũơưạ-ỹ._@-]+$/;

/** The fields that the server would refuse, in the order of the form; the password is not trimmed. */
export function wrongFields({ name, account, password, again }: NewAccount): Field[] {
  const wrong: Field[] = [];
  if (!within(name.normalize('NFC').trim(), 2, 80)) wrong.push('name');
  const composed = account.normalize('NFC').toLowerCase().normalize('NFC').trim();
  if (!within(composed, 3, 60) || !PLAIN.test(composed)) wrong.push('account');
  if (!within(password.normalize('NFC'), 12, 200)) wrong.push('password');
  if (password.normalize('NFC') !== again.normalize('NFC')) wrong.push('again');
  return wrong;
}

function within(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most;
}
