import { hash, createHmac, randomBytes } from 'node:crypto';
import { CROCKFORD, normalCode } from './codes.ts';

/** The contest's secrets, made on the first start; 32 bytes each. */
export interface Keys {
  codes: Buffer;
  receipts: Buffer;
  demonstration: Buffer;
}

/** Staff codes are kept as keyed hashes: NFC, upper case, without spaces; leading zeros stay. */
export function staffCodeHmac(keys: Pick<Keys, 'codes'>, staffCode: string): Buffer {
  return createHmac('sha256', keys.codes).update(`staff|${staffCode.normalize('NFC').toUpperCase().replaceAll(/\s/g, '')}`).digest();
}

/** Personal codes are bound to their staff code, so that equal codes of two people have different hashes. */
export function personalCodeHmac(keys: Pick<Keys, 'codes'>, staffCode: string, personalCode: string): Buffer {
  return createHmac('sha256', keys.codes)
    .update(staffCodeHmac(keys, staffCode))
    .update(`personal|${normalCode(personalCode)}`)
    .digest();
}

/** A token of 192 bits for a device; only its hash is stored. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** `length` characters of Crockford's base 32 from a key and a text. */
export function keyedCode(key: Buffer, text: string, length: number): string {
  const digest = createHmac('sha256', key).update(text).digest();
  return [...digest.subarray(0, length)].map((byte) => CROCKFORD.charAt(byte & 31)).join('');
}
