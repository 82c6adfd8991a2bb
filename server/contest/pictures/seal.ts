import { createCipheriv } from 'node:crypto';

/** Lengths of sealed pictures, bytes: of a picture nobody can tell more before it opens than which of these it needs. */
const CLASSES = [32, 64, 128, 256, 512].map((kibibytes) => kibibytes * 1_024);

export const LARGEST_PICTURE = 512 * 1_024;

/** A picture under the key stream of ChaCha20 (counter and nonce zero: each key seals one picture), filled up to its class. */
export function sealedBytes(content: Buffer, key: Buffer): Buffer {
  const length = CLASSES.find((size) => content.length <= size) ?? LARGEST_PICTURE;
  return createCipheriv('chacha20', key, Buffer.alloc(16)).update(Buffer.concat([content, Buffer.alloc(length - content.length)]));
}
