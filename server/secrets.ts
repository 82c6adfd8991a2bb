import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keys } from './contest/keys.ts';

const stored = z.strictObject({ codes: z.base64(), receipts: z.base64(), demonstration: z.base64(), operator: z.string().min(20) });

export interface Secrets {
  keys: Keys;
  /** What `npm run organiser` shows to the running server. */
  operatorToken: string;
}

/** The data folder's secrets, made on the first start and readable by their owner alone. */
export function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  if (!existsSync(file)) {
    const key = (): string => randomBytes(32).toString('base64');
    const made = { codes: key(), receipts: key(), demonstration: key(), operator: randomBytes(24).toString('base64url') };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  const { codes, receipts, demonstration, operator } = stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  return { keys: { codes: bytes(codes), receipts: bytes(receipts), demonstration: bytes(demonstration) }, operatorToken: operator };
}
