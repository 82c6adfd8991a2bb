import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { formats } from './format.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const vi = formats('vi', ZONE);
const en = formats('en', ZONE);
const writing = suite('numbers and times');

writing('a round that closes on Monday at 00:00 closes at 24:00 on Sunday', () => {
  const close = Date.UTC(2024, 9, 13, 17, 0);
  assert.equal(vi.closing(close), '24:00 Chủ Nhật, 13/10/2024');
  assert.match(en.closing(close), /^24:00 Sunday,? 13 October 2024$/);
  assert.equal(vi.moment(close), '00:00 Thứ Hai, 14/10/2024');
});

writing('a close at another hour is that hour, in the contest’s zone', () => {
  assert.equal(vi.closing(Date.UTC(2024, 10, 1, 10, 0)), '17:00 Thứ Sáu, 01/11/2024');
  assert.equal(formats('vi', 'UTC').closing(Date.UTC(2024, 10, 1, 10, 0)), '10:00 Thứ Sáu, 01/11/2024');
});

writing('numbers are grouped and parted as each language does it', () => {
  assert.equal(vi.number(12_486), '12.486');
  assert.equal(en.number(12_486), '12,486');
  assert.equal(vi.points(18_000), '18');
  assert.equal(vi.points(18_947), '18,947');
  assert.equal(en.points(1_250), '1.25');
});

writing('spans never round up to a time that was not reached', () => {
  assert.equal(vi.span(59_999, 1), '59,9 giây');
  assert.equal(vi.span(60_000, 0), '1 phút 0 giây');
  assert.equal(vi.span(723_412, 3), '12 phút 3,412 giây');
  assert.equal(en.span(723_412, 1), '12 min 3.4 s');
});

writing('an instant can be told to the thousandth of a second', () => {
  const at = Date.UTC(2024, 9, 13, 2, 41, 22, 7);
  assert.equal(vi.exactly(at), '09:41:22,007 13/10/2024');
  assert.equal(vi.clockTime(at), '09:41:22,0');
});

writing('a countdown shows days only where there are any', () => {
  assert.equal(vi.countdown(59), '00:00:59');
  assert.equal(vi.countdown(86_400 * 2 + 3600 * 4 + 65), '2 ngày 04:01:05');
});

writing.run();
