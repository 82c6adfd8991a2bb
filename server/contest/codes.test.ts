import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CROCKFORD, groupedCode, newPersonalCode, normalCode } from './codes.ts';
import { keyedStream, type StreamKind } from './keyed-stream.ts';
import { personalCodeHmac, staffCodeHmac } from './keys.ts';

const codes = suite('codes');
const keys = { codes: Buffer.alloc(32, 'k') };

codes('have ten characters of an alphabet in which nothing looks like something else', () => {
  const code = newPersonalCode();
  assert.match(code, new RegExp(`^[${CROCKFORD}]{10}$`));
  assert.not.match(CROCKFORD, /[ILOU]/);
  assert.is.not(code, newPersonalCode());
});

codes('are read as they were meant', () => {
  for (const typed of ['A1B0C-D3E4F', 'a1b0c d3e4f', 'AIBOC-D3E4F', 'albocd3e4f', ' a1b0-cd3e-4f ']) assert.is(normalCode(typed), 'A1B0CD3E4F', typed);
});

codes('are printed in groups', () => {
  assert.is(groupedCode('A1B0CD3E4F'), 'A1B0C-D3E4F');
  assert.is(groupedCode('0123456789ABCDEF', 4), '0123-4567-89AB-CDEF');
});

codes('of staff keep their leading zeros and are the same in either Unicode form', () => {
  assert.equal(staffCodeHmac(keys, '001234'), staffCodeHmac(keys, ' 001 234 '));
  assert.not.equal(staffCodeHmac(keys, '001234'), staffCodeHmac(keys, '1234'));
  assert.equal(staffCodeHmac(keys, 'Đà01'.normalize('NFD')), staffCodeHmac(keys, 'đà01'.normalize('NFC')));
  assert.not.equal(staffCodeHmac(keys, '\u0110A'), staffCodeHmac(keys, '\u00d0A'));
});

codes('of two people that are equal have different hashes', () => {
  assert.not.equal(personalCodeHmac(keys, 'NV1', 'AAAAAAAAAA'), personalCodeHmac(keys, 'NV2', 'AAAAAAAAAA'));
});

const stream = suite('the keyed stream');

const SEED = Buffer.alloc(32, 7);
const KINDS: readonly StreamKind[] = [1, 2];

for (const kind of KINDS) {
  stream(`${kind} follows from the seed and the attempt alone`, () => {
    const attempt = { round: 'r', participant: 'p', number: 1 };
    const take = (seed: Buffer, of: typeof attempt) => Array.from({ length: 600 }, keyedStream({ kind, seed }, of));
    const values = take(SEED, attempt);
    assert.equal(values, take(SEED, attempt));
    assert.not.equal(values, take(SEED, { ...attempt, number: 2 }));
    assert.not.equal(values, take(Buffer.alloc(32, 8), attempt));
    assert.ok(values.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32));
    assert.is(new Set(values).size, 600);
  });
}

stream('1 begins with HMAC-SHA256 of the seed over round, participant, attempt number and block', () => {
  // echo -n 'r|p|1|0' | openssl dgst -sha256 -mac HMAC -macopt hexkey:07…07 (32 bytes), first word.
  const first = keyedStream({ kind: 1, seed: SEED }, { round: 'r', participant: 'p', number: 1 })();
  assert.is(hexadecimal(first), 'eb4594d5');
});

stream('2 is AES-256-CTR of zeros, keyed by HMAC-SHA256 of the seed over round, participant and attempt number', () => {
  // KEY: echo -n 'r|p|1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:07…07 (32 bytes)
  // head -c 1028 /dev/zero | openssl enc -aes-256-ctr -K $KEY -iv 00…00 (16 bytes) | xxd -p, first and last word.
  const words = Array.from({ length: 257 }, keyedStream({ kind: 2, seed: SEED }, { round: 'r', participant: 'p', number: 1 }));
  assert.equal([words.at(0), words.at(-1)].map(hexadecimal), ['61c092d0', 'c8917c34']);
});

codes.run();
stream.run();

function hexadecimal(word = 0): string {
  return word.toString(16).padStart(8, '0');
}
