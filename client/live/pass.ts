import type { SignedIn, SignIn } from '../../server/protocol/participant.ts';

/** Where a device keeps what it was given at the sign-in: the token and, behind a blank, whose it is. */
export const PASS = 'hoithi.pass';

export function passOf({ token }: SignedIn, { staffCode }: SignIn): string {
  return `${token} ${ownerOf(staffCode)}`;
}

/** Whose answers these are, the same at every sign-in. SubtleCrypto does not exist on plain http; the code stays on the device. */
function ownerOf(staffCode: string): string {
  return staffCode.normalize('NFC').toUpperCase().replace(/\s/g, '');
}
