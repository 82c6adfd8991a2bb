import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { newId } from '../../db/ids.ts';
import type { FirstOrganiser } from '../protocol/operator.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { newToken, tokenHash } from './keys.ts';
import type { Parts } from './parts.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** OWASP's scrypt parameters for passwords; about 0.4 s and 128 MB a time, which is why participants have codes instead. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const;

/** The one-time link of an empty start, and the first organiser's account that it makes. */
export function welcome(parts: Pick<Parts, 'stores' | 'clock'>) {
  const { stores, clock } = parts;
  return {
    /** A fresh token; links made before it are worth nothing. Undefined where an organiser exists already. */
    invite: async (): Promise<string | undefined> => {
      if ((await stores.organisers.count()) > 0) return undefined;
      const token = newToken();
      await stores.organisers.invite(tokenHash(token), clock.now());
      return token;
    },
    accept: async (given: FirstOrganiser): Promise<Verdict<{ account: string }>> => {
      const invitation = tokenHash(given.token);
      // Looked up before the slow hash, so that a stranger cannot make the server work.
      if (!(await stores.organisers.isInvited(invitation))) return { ok: false, refusal: 'not-allowed' };
      const account = given.account.normalize('NFC').toLowerCase();
      const organiser = { id: newId(), account, name: given.name.normalize('NFC'), password: await slowHash(given.password), createdAt: clock.now() };
      const event = { at: organiser.createdAt, actor: account, act: 'organiser-created', subject: organiser.id, reason: 'first organiser, by the one-time link', detail: {} };
      const made = await stores.organisers.acceptInvitation(invitation, organiser, event);
      return made ? { ok: true, value: { account } } : { ok: false, refusal: 'not-allowed' };
    },
  };
}

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64. */
async function slowHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFC'), salt, 32, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}
