import { createHmac } from 'node:crypto';

/**
 * The draw's source: uniform unsigned 32-bit integers that follow from the seed and the attempt alone.
 * Block n is HMAC-SHA256(seed, "round|participant|attempt number|n"), read as eight big-endian words.
 */
export function keyedStream(seed: Buffer, attempt: { round: string; participant: string; number: number }): () => number {
  const label = `${attempt.round}|${attempt.participant}|${attempt.number}`;
  let block = Buffer.alloc(0);
  let offset = 0;
  let count = 0;
  return () => {
    if (offset === block.length) {
      block = createHmac('sha256', seed).update(`${label}|${count}`).digest();
      count += 1;
      offset = 0;
    }
    const word = block.readUInt32BE(offset);
    offset += 4;
    return word;
  };
}
