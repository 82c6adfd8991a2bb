/*
 * A picture as it may be kept: PNG, JPEG or WebP by its own bytes, whatever its name says, walked from its first part to its last.
 * What does not belong to the picture itself (positions, camera, comments, profiles, what stands behind the end) is left out; what is
 * broken, animated, too large or of another kind is none. Nothing is decoded here.
 */
import { crc32 } from './crc32.ts';
import type { PictureAbout } from '../../../db/pictures.ts';

export type CheckedPicture = Pick<PictureAbout, 'type' | 'width' | 'height'> & { content: Buffer };

/** Pixels on a side. */
const LEAST_SIDE = 16;
const MOST_SIDE = 4_096;

/** The cleaned picture; undefined for what is none. */
export function checkedPicture(bytes: Buffer): CheckedPicture | undefined {
  const picture = png(bytes) ?? jpeg(bytes) ?? webp(bytes);
  return picture !== undefined && [picture.width, picture.height].every((side) => side >= LEAST_SIDE && side <= MOST_SIDE) ? picture : undefined;
}

const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex');
const PNG_KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'sBIT', 'pHYs'];

function png(bytes: Buffer): CheckedPicture | undefined {
  if (!bytes.subarray(0, 8).equals(PNG_START)) return undefined;
  const kept: Buffer[] = [PNG_START];
  const names: string[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
    // Chunks of an animated PNG.
    if (name === 'acTL' || (names.length === 0) !== (name === 'IHDR')) return undefined;
    names.push(name);
    if (PNG_KEPT.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return names.includes('IDAT') ? { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), content: Buffer.concat(kept) } : undefined;
    at = end;
  }
  return undefined;
}

/** Start of frame: baseline, extended and progressive. */
const JPEG_FRAMES = [0xc0, 0xc1, 0xc2];
/** Tables, restart interval, Adobe's colours. */
const JPEG_KEPT = [...JPEG_FRAMES, 0xc4, 0xdb, 0xdd, 0xee];

function jpeg(bytes: Buffer): CheckedPicture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const kept = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return size !== undefined && hasScan ? { type: 'image/jpeg', ...size, content: Buffer.concat([...kept, bytes.subarray(at, at + 2)]) } : undefined;
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    if (JPEG_FRAMES.includes(marker) && end >= at + 9) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4) return undefined;
    const next = marker === 0xda ? scanEnd(bytes, end) : end;
    if (marker === 0xda) hasScan = true;
    if (marker === 0xda || JPEG_KEPT.includes(marker)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
}

/** Where the compressed data behind a scan's header ends: at a marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

const WEBP_KEPT = ['VP8 ', 'VP8L', 'ALPH'];

function webp(bytes: Buffer): CheckedPicture | undefined {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const all = bytes.readUInt32LE(4) + 8;
  if (all > bytes.length) return undefined;
  const kept: Buffer[] = [];
  let canvas: { width: number; height: number; chunk: Buffer } | undefined;
  let size: { width: number; height: number } | undefined;
  for (let at = 12; at + 8 <= all; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > all || name === 'ANIM' || name === 'ANMF') return undefined;
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'VP8X' && length >= 10) canvas = { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1, chunk: bytes.subarray(at, at + 18) };
    if (name === 'VP8 ' || name === 'VP8L') size = frameSize(name, body);
    if (WEBP_KEPT.includes(name)) kept.push(padded(bytes.subarray(at, Math.min(end, all))));
    at = end;
  }
  if (size === undefined) return undefined;
  const { width, height } = canvas ?? size;
  return { type: 'image/webp', width, height, content: riff(canvas === undefined ? kept : [stillAndBare(canvas.chunk), ...kept]) };
}

function frameSize(name: 'VP8 ' | 'VP8L', body: Buffer): { width: number; height: number } | undefined {
  if (name === 'VP8 ') return body.length < 10 || body.readUIntBE(3, 3) !== 0x9d012a ? undefined : { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (body.length < 5 || body[0] !== 0x2f) return undefined;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The canvas's header, which then tells of nothing but transparency. */
function stillAndBare(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[8] = (copy[8] ?? 0) & 0x10;
  return copy;
}

function riff(chunks: readonly Buffer[]): Buffer {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(chunks.reduce((sum, { length }) => sum + length, 4), 4);
  return Buffer.concat([head, ...chunks]);
}

function padded(chunk: Buffer): Buffer {
  return chunk.length % 2 === 0 ? chunk : Buffer.concat([chunk, Buffer.alloc(1)]);
}
