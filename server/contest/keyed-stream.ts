import { createCipheriv, createHmac } from 'node:crypto';

/**
 * The draw's source: uniform unsigned 32-bit integers that follow from the seed and the attempt alone. Of what an attempt is called,
 * "round|participant|attempt number", and the round's seed
 * - stream 1 makes HMAC-SHA256(seed, "name|n") for n = 0, 1, 2 ...;
 * - stream 2 makes the key HMAC-SHA256(seed, name) and by it AES-256 in counter mode, the counter beginning at 0, of nothing but zeros.
 * Both are read as big-endian words. A round keeps the stream that it was opened with, so that its papers can be drawn again; a
 * paper of stream 2 costs a tenth.
 */
export type StreamKind = 1 | 2;

/** What a round opens with from now on. */
export const NEWEST_STREAM: StreamKind = 2;

interface Attempt {
  round: string;
  participant: string;
  number: number;
}

/** More words than a paper of twenty questions with reserves takes. */
const BLOCK = Buffer.alloc(1_024);

export function keyedStream({ kind, seed }: { kind: StreamKind; seed: Buffer }, { round, participant, number }: Attempt): () => number {
  const name = `${round}|${participant}|${number}`;
  return wordsOf(kind === 1 ? hmacBlocks(seed, name) : cipherBlocks(seed, name));
}

function hmacBlocks(seed: Buffer, name: string): () => Buffer {
  let count = 0;
  return () => {
    const block = createHmac('sha256', seed).update(`${name}|${count}`).digest();
    count += 1;
    return block;
  };
}

function cipherBlocks(seed: Buffer, name: string): () => Buffer {
  const cipher = createCipheriv('aes-256-ctr', createHmac('sha256', seed).update(name).digest(), Buffer.alloc(16));
  return () => cipher.update(BLOCK);
}

function wordsOf(blocks: () => Buffer): () => number {
  let block: Buffer = Buffer.alloc(0);
  let offset = 0;
  return () => {
    if (offset === block.length) {
      block = blocks();
      offset = 0;
    }
    const word = block.readUInt32BE(offset);
    offset += 4;
    return word;
  };
}
