/** Who acts in the log without an account: nobody else may be called so. */
const RESERVED = ['operator', 'demonstration', 'schedule', 'start', 'server'];

/** An account as it is stored: composed and in lower case, so that it is one however it is typed. */
export function accountName(typed: string): string {
  return typed.normalize('NFC').toLowerCase().normalize('NFC').trim();
}

export function isReserved(account: string): boolean {
  return RESERVED.includes(account);
}
