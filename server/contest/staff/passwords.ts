import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Turns } from '../turns.ts';

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's scrypt parameters for passwords; about 0.4 s and 128 MB a time, which is why participants have codes instead. */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 };

const HASH_BYTES = 32;

/** Slow hashes that wait for the one that runs, the last of them some 13 s; whoever comes after them is sent away. */
const MOST_WAITING = 32;

/** Of these so many of one address, which an office shares, and the one of it that runs: nobody fills the queue alone. */
const MOST_OF_ONE = 10;

const SHORTEST = 12;
const LONGEST = 200;

const derive = promisify<string, Buffer, number, Cost & { maxmem: number }, Buffer>(scrypt);

/** A queue for all that needs a slow hash: one at a time, so that strangers who try passwords take neither all cores nor the memory. */
export interface Passwords {
  /** Undefined where too many wait already, or too many of the same one, such as an address. */
  inTurn<Value>(of: string, run: () => Promise<Value>): Promise<Value> | undefined;
  /** `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
  hash(password: string): Promise<string>;
  /** Whether it is the password of a stored hash, at the cost that the hash names; nothing stored takes as long, and never matches. */
  matches(password: string, stored: string | undefined): Promise<boolean>;
}

/** `cost`: tests that sign in often take a small one. */
export function slowPasswords(cost: Cost = COST): Passwords {
  const queue = new Turns();
  const inHand: string[] = [];

  return {
    inTurn: (of, run) => {
      if (inHand.length > MOST_WAITING || inHand.filter((one) => one === of).length > MOST_OF_ONE) return undefined;
      inHand.push(of);
      return queue.take(run).finally(() => void inHand.splice(inHand.indexOf(of), 1));
    },
    hash: async (password) => {
      const salt = randomBytes(16);
      const hash = await hashed(password, salt, cost);
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
    },
    matches: async (password, stored) => {
      const known = stored === undefined ? undefined : parsed(stored);
      const hash = await hashed(password, known?.salt ?? randomBytes(16), known?.cost ?? cost);
      return known !== undefined && timingSafeEqual(hash, known.hash);
    },
  };
}

/** Whether people may choose it: 12 to 200 characters as they are stored. */
export function isLongEnough(password: string): boolean {
  const { length } = password.normalize('NFC');
  return length >= SHORTEST && length <= LONGEST;
}

/** One character typed in two ways (composed or not) is one password. */
function hashed(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return derive(password.normalize('NFC'), salt, HASH_BYTES, { ...cost, maxmem: 2 ** 20 + 256 * cost.N * cost.r * cost.p });
}

function parsed(stored: string): { cost: Cost; salt: Buffer; hash: Buffer } | undefined {
  const found = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([^$]+)\$([^$]+)$/.exec(stored);
  if (found === null) return undefined;
  const [, N, r, p, salt = '', hash = ''] = found;
  const known = { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
  return known.hash.length === HASH_BYTES ? known : undefined;
}
