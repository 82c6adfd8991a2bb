import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so nothing in a code looks like something else. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters in a personal code: 50 bits. */
export const PERSONAL_CODE_LENGTH = 10;

export function newPersonalCode(): string {
  return [...randomBytes(PERSONAL_CODE_LENGTH)].map((byte) => CROCKFORD.charAt(byte & 31)).join('');
}

/** A code as it was meant: any case, spaces and hyphens anywhere, O for 0, I and L for 1 (Crockford's decoding rule). */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** A code in groups of five, as it is printed. */
export function groupedCode(code: string, size = 5): string {
  return code.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1-');
}
