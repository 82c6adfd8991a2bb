/*
 * ChaCha20 (RFC 8439, section 2.4), as SubtleCrypto has no such cipher and does not exist on plain http.
 * 1. A block is 16 words: four constants, the key's eight, the counter, the nonce's three.
 * 2. Ten double rounds of quarter rounds, first on the columns, then on the diagonals; the words it began with are added.
 * 3. What is sealed, and what opens it, is the text xor the key stream.
 */
const CONSTANTS = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574] as const;
const QUARTERS = [[0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15], [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14]] as const;
const BLOCK = 64;

export interface Seal { key: Uint8Array; nonce: Uint8Array; counter: number }

/** The bytes, sealed or opened. */
export function chaCha20({ key, nonce, counter }: Seal, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = Uint32Array.of(...CONSTANTS, ...wordsOf(key), counter, ...wordsOf(nonce));
  const given = new Uint8Array(bytes.length);
  const words = new Uint32Array(16);
  const stream = new DataView(new ArrayBuffer(BLOCK));
  for (let from = 0; from < bytes.length; from += BLOCK) {
    block(start, words, stream);
    const to = Math.min(BLOCK, bytes.length - from);
    for (let at = 0; at < to; at += 1) given[from + at] = (bytes[from + at] ?? 0) ^ stream.getUint8(at);
    start[12] = (start[12] ?? 0) + 1;
  }
  return given;
}

function block(start: Uint32Array, words: Uint32Array, stream: DataView): void {
  words.set(start);
  for (let round = 0; round < 10; round += 1) for (const quarter of QUARTERS) stir(words, quarter);
  words.forEach((word, at) => stream.setUint32(at * 4, word + (start[at] ?? 0), true));
}

function stir(words: Uint32Array, [a, b, c, d]: (typeof QUARTERS)[number]): void {
  mix(words, [a, b, d], 16);
  mix(words, [c, d, b], 12);
  mix(words, [a, b, d], 8);
  mix(words, [c, d, b], 7);
}

/** One line of the quarter round: x += y; z ^= x; z <<<= turn. */
function mix(words: Uint32Array, [x, y, z]: readonly [number, number, number], turn: number): void {
  const sum = ((words[x] ?? 0) + (words[y] ?? 0)) | 0;
  const mixed = (words[z] ?? 0) ^ sum;
  words[x] = sum;
  words[z] = (mixed << turn) | (mixed >>> (32 - turn));
}

function wordsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 4 }, (_one, at) => view.getUint32(at * 4, true));
}
