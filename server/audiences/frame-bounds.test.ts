import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seeded } from '../testing/seeded.ts';
import { FrameBounds } from './frame-bounds.ts';

const frames = suite('the bounds of frames');

interface Sent { first: number; length: number }

/** A message, whole or in parts, with pings between the parts. */
function message(random: () => number): Sent[] {
  const lengths = [0, 1, 125, 126, 300, 65_535, 65_536];
  const length = (): number => lengths[Math.floor(random() * lengths.length)] ?? 0;
  const parts = random() < 0.5 ? 1 : 2 + Math.floor(random() * 3);
  return Array.from({ length: parts }, (_, part): Sent[] => {
    const opcode = part === 0 ? 1 : 0;
    const frame = { first: opcode | (part === parts - 1 ? 0x80 : 0), length: length() };
    return random() < 0.3 ? [{ first: 0x89, length: 5 }, frame] : [frame];
  }).flat();
}

/** A frame of zeros, with or without a mask. */
function frameOf(first: number, length: number, isMasked: boolean): Buffer {
  const head = Buffer.alloc(length <= 125 ? 2 : length <= 0xffff ? 4 : 10);
  head[0] = first;
  head[1] = (isMasked ? 0x80 : 0) | (length <= 125 ? length : length <= 0xffff ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, Buffer.alloc(isMasked ? 4 : 0), Buffer.alloc(length)]);
}

for (const seed of [1, 2, 3])
  frames(`it knows where messages end, in whatever pieces they come (seed ${seed})`, () => {
    const random = seeded(seed);
    const bytes: Buffer[] = [];
    const ends = new Set([0]);
    const frameEnds = [0];
    let at = 0;
    let isInMessage = false;
    for (const { first, length } of Array.from({ length: 40 }, () => message(random)).flat()) {
      const frame = frameOf(first, length, random() < 0.8);
      bytes.push(frame);
      at += frame.length;
      frameEnds.push(at);
      if ((first & 0x08) === 0) isInMessage = (first & 0x80) === 0;
      if (!isInMessage) ends.add(at);
    }
    const all = Buffer.concat(bytes);
    const bounds = new FrameBounds();
    const passed: [number, boolean][] = [[0, bounds.isBetween()]];
    for (let from = 0; from < all.length; ) {
      const end = frameEnds.find((place) => place > from) ?? all.length;
      const to = random() < 0.3 ? end : Math.min(all.length, from + 1 + Math.floor(random() ** 4 * 3_000));
      bounds.pass(all.subarray(from, to));
      passed.push([to, bounds.isBetween()]);
      from = to;
    }
    assert.equal(passed.filter(([place, isBetween]) => isBetween !== ends.has(place)), []);
    assert.ok(passed.filter(([, isBetween]) => isBetween).length > 5);
  });

frames.run();
