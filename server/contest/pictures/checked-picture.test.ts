import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PICTURES } from '../../testing/pictures.ts';
import { checkedPicture } from './checked-picture.ts';

const pictures = suite('a picture');

for (const [type, bytes] of Object.entries(PICTURES)) {
  pictures(`${type} is taken by its own bytes, without what is not the picture, and then stays as it is`, () => {
    const checked = checkedPicture(bytes);
    assert.equal([checked?.type, checked?.width, checked?.height], [`image/${type}`, 32, 24]);
    const content = checked?.content ?? Buffer.alloc(0);
    assert.not.match(content.toString('latin1'), /ICC|mntr|JFIF/);
    assert.equal(checkedPicture(content)?.content, content);
  });

  pictures(`${type} is cut where it ends, and is none where it is cut before`, () => {
    const whole = checkedPicture(bytes)?.content;
    assert.equal(checkedPicture(Buffer.concat([bytes, Buffer.from('<script>')]))?.content, whole);
    for (let length = 0; length < bytes.length - 12; length += 7) assert.is(checkedPicture(bytes.subarray(0, length)), undefined, String(length));
  });
}

pictures('holds no comment, no position and no text', () => {
  const segment = (marker: number, text: string): Buffer => Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text)]);
  const { jpeg } = PICTURES;
  const talking = Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, 'Exif at 20.8 N 106.7 E'), segment(0xfe, 'made by somebody'), jpeg.subarray(2)]);
  assert.equal(checkedPicture(talking)?.content, checkedPicture(jpeg)?.content);
});

const none: [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="32" height="24"><script>alert(1)</script></svg>')],
  ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  ['a PNG with a changed byte', changed(PICTURES.png, 40)],
  ['a PNG of one pixel', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')],
  ['a JPEG whose frame is of a rare kind', replaced(PICTURES.jpeg, [0xff, 0xc0], [0xff, 0xc3])],
  ['a JPEG of no scan', replaced(PICTURES.jpeg, [0xff, 0xda], [0xff, 0xdb])],
  ['a JPEG with bytes between its segments', Buffer.concat([PICTURES.jpeg.subarray(0, 2), Buffer.from([0]), PICTURES.jpeg.subarray(2)])],
  ['a WebP that moves', replaced(PICTURES.webp, [...Buffer.from('ICCP')], [...Buffer.from('ANIM')])],
  ['a WebP without a frame', replaced(PICTURES.webp, [...Buffer.from('VP8 ')], [...Buffer.from('EXIF')])],
  ['a WebP whose frame does not begin as one', replaced(PICTURES.webp, [0x9d, 0x01, 0x2a], [0, 0, 0])],
];
for (const [name, bytes] of none) pictures(`${name} is none`, () => assert.is(checkedPicture(bytes), undefined));

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function replaced(bytes: Buffer, from: number[], to: number[]): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.lastIndexOf(Buffer.from(from));
  if (at < 0) throw new Error('not in the picture');
  Buffer.from(to).copy(copy, at);
  return copy;
}

pictures.run();
