import { createHmac } from 'node:crypto';
import type { Keys } from '../keys.ts';

/** A display's token follows from its id and the server's key, so that an organiser can be shown the link again (docs/decisions/0010). */
export function displayToken(keys: Pick<Keys, 'codes'>, id: string): string {
  return createHmac('sha256', keys.codes).update(`display|${id}`).digest().subarray(0, 24).toString('base64url');
}

export function displayPath(keys: Pick<Keys, 'codes'>, id: string): string {
  return `/display/${displayToken(keys, id)}`;
}

/** Names a person's row on one display while it moves, and nobody. */
export function rowKey(keys: Pick<Keys, 'codes'>, display: string, participant: string): string {
  return createHmac('sha256', keys.codes).update(`row|${display}|${participant}`).digest().subarray(0, 9).toString('base64url');
}
