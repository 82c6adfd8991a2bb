import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { serverFrames } from './server-frames.ts';

const frames = suite('frames of a server');

const OPCODES = { text: 1, ping: 9, close: 8 };
type Heard = [kind: keyof typeof OPCODES, content: Buffer];

/** RFC 6455, 5.2: a length of up to 125 stands in the second byte, a longer one behind it. */
function framed([kind, content]: Heard): Buffer {
  const { length } = content;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head.writeUInt8(0x80 | OPCODES[kind], 0);
  head.writeUInt8(length < 126 ? length : length < 65_536 ? 126 : 127, 1);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, content]);
}

/** What is heard of bytes that come in chunks. */
function heardOf(chunks: readonly Buffer[]): Heard[] {
  const heard: Heard[] = [];
  const read = serverFrames({
    text: (content) => heard.push(['text', content]),
    ping: (content) => heard.push(['ping', content]),
    close: (code) => heard.push(['close', Buffer.from([code >> 8, code & 0xff])]),
  });
  chunks.forEach(read);
  return heard;
}

frames('are the same wherever the connection cuts them', () => {
  const content = fc.oneof(fc.integer({ max: 300, min: 0 }), fc.constantFrom(125, 126, 65_535, 65_536)).map((length) => Buffer.alloc(length, 'ă'));
  const message = fc.oneof(fc.tuple(fc.constantFrom('text', 'ping'), content), fc.constant(['close', Buffer.from([0x03, 0xe8])]));
  fc.assert(
    fc.property(fc.array(message, { maxLength: 8, size: 'max' }), fc.array(fc.nat(), { maxLength: 12, size: 'max' }), (all, places) => {
      const sent = all as Heard[];
      const bytes = Buffer.concat(sent.map(framed));
      const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
      assert.equal(heardOf(cuts.slice(1).map((to, index) => bytes.subarray(cuts[index], to))), sent);
    }),
  );
});

frames('that no server sends are an error', () => {
  const [fragment, masked, binary] = [Buffer.from([0x01, 0]), Buffer.from([0x81, 0x80, 0, 0, 0, 0]), Buffer.from([0x82, 0])];
  for (const frame of [fragment, masked, binary]) assert.throws(() => heardOf([frame]), /server/);
});

frames('of a close without a code have the code for that', () => {
  assert.equal(heardOf([Buffer.from([0x88, 0])]), [['close', Buffer.from([1005 >> 8, 1005 & 0xff])]]);
});

frames.run();
