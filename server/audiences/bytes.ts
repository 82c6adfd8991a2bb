/** A text in UTF-8, each byte as one letter: such texts are put together and written without looking at their letters again. */
export type Bytes = string;

/** What is made in it is copied out at once. A buffer for each text would be memory outside of V8's heap. */
const desk = Buffer.alloc(65_536);
const MOST_BYTES_A_UNIT = 3;

export function bytesOf(text: string): Bytes {
  if (Buffer.byteLength(text) === text.length) return text;
  if (text.length * MOST_BYTES_A_UNIT > desk.length) return Buffer.from(text).toString('latin1');
  return desk.toString('latin1', 0, desk.write(text));
}

export function textOf(bytes: Bytes): string {
  return Buffer.from(bytes, 'latin1').toString();
}
