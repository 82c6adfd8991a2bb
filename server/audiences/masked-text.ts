import { FINAL_TEXT, LONGEST_SHORT } from './text-frames.ts';

/** A mask stands before the content (RFC 6455, 5.2). */
const MASKED = 0x80;
const LONGEST = 2_048;

/** The content of the frame that was taken last. */
export const payload = Buffer.alloc(LONGEST);

/**
 * Unmasks a chunk that is one whole frame of ASCII text, not over 2 kB, and begins like this, into `payload`; its length, or 0 where the chunk is something else. Other text
 * is the WebSocket's, which judges whether it is UTF-8.
 */
export function takeText(chunk: Buffer, beginning: Buffer): number {
  const [first, second = 0] = chunk;
  if (first !== FINAL_TEXT || (second & MASKED) === 0) return 0;
  const short = second - MASKED;
  const isShort = short <= LONGEST_SHORT;
  const mask = isShort ? 2 : 4;
  const length = isShort ? short : short === LONGEST_SHORT + 1 && chunk.length > 4 ? chunk.readUInt16BE(2) : LONGEST + 1;
  const from = mask + 4;
  if (length > LONGEST || length < beginning.length || chunk.length !== from + length) return 0;
  let seen = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = (chunk[from + at] ?? 0) ^ (chunk[mask + (at & 3)] ?? 0);
    if (at < beginning.length && byte !== beginning[at]) return 0;
    payload[at] = byte;
    seen |= byte;
  }
  return seen < 0x80 ? length : 0;
}
