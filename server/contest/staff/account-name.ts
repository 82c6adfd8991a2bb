/**
 * A closed list, the composed small letters of Vietnamese: letters that look like others, marks and signs that nobody sees, other
 * widths of the same letter and the marks of actors without an account would let one pass for another.
 */
const PLAIN = /^[a-z0-9à-ãè-êìíò-õùúýăđĩũơưạ-ỹ._@-]+$/;

/** Who acts in the log without an account: nobody else may be called so. */
const RESERVED = ['operator', 'demonstration', 'schedule', 'start', 'server'];

/** An account as it is stored: composed and in lower case, so that it is one however it is typed. */
export function accountName(typed: string): string {
  return typed.normalize('NFC').toLowerCase().normalize('NFC').trim();
}

/** Whether an account may be called so: Vietnamese letters, digits and . _ @ - alone. */
export function isPlain(account: string): boolean {
  return PLAIN.test(account);
}

export function isReserved(account: string): boolean {
  return RESERVED.includes(account);
}
