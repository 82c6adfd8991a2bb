/** A text in UTF-8, each byte as one letter: such texts are put together and written without looking at their letters again. */
export type Bytes = string;

export function bytesOf(text: string): Bytes {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString('latin1');
}

export function textOf(bytes: Bytes): string {
  return Buffer.from(bytes, 'latin1').toString();
}
