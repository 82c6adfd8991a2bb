import { createHash } from 'node:crypto';
import type { Opening } from '../../db/rounds.ts';
import type { Bank } from './bank.ts';
import { NEWEST_STREAM } from './keyed-stream.ts';
import type { Parts } from './parts.ts';

const SEED_BYTES = 32;

/**
 * What is fixed when a round opens: a fresh seed, the bank and the roster, with the SHA-256 of each for the rules page.
 * Bank and roster are hashed behind the secret seed, so that nobody can try keys or names against the published hash; who has
 * the seed (from the close on) and the documents can check both. The documents are JSON with sorted rows.
 */
export async function prepareOpening(parts: Pick<Parts, 'stores' | 'random'>, contest: string, bank: Bank): Promise<Opening> {
  const seed = parts.random(SEED_BYTES);
  const bankDocument = canonicalBank(bank);
  const roster = await parts.stores.participants.roster(contest);
  const rosterDocument = JSON.stringify(roster.map(({ id, unit, excluded }) => [id, unit, excluded]));
  return {
    seed,
    seedHash: sha256(seed),
    bankHash: sha256(seed, bankDocument),
    rosterHash: sha256(seed, rosterDocument),
    stream: NEWEST_STREAM,
    bankDocument,
    rosterDocument,
  };
}

function canonicalBank(bank: Bank): string {
  const rows = bank
    .all()
    .filter((question) => !question.trial && !bank.withdrawn.has(question.id))
    .map(({ id, code, topic, text, options, key, citation }) => [id, code, topic, text, options, key, citation]);
  return JSON.stringify(rows.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function sha256(...parts: (Buffer | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
