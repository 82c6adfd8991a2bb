import { randomBytes } from 'node:crypto';

/** A whole text frame of a WebSocket client, ready to be written: what a burst measures is the server, not how frames are made. */
export function textFrame(text: string): Buffer {
  const content = Buffer.from(text);
  const mask = randomBytes(4);
  const masked = content.map((byte, place) => byte ^ (mask[place % 4] ?? 0));
  const length = content.length < 126 ? Buffer.from([0x80 | content.length]) : Buffer.from([0x80 | 126, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([Buffer.from([0x81]), length, mask, masked]);
}
