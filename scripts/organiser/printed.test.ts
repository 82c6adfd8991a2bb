import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { printed } from './printed.ts';

const AT = Date.UTC(2024, 9, 14, 10);
const event = (number: number, subject: string) => ({
  number, at: AT, actor: 'operator', act: 'extra-time', subject, reason: 'khiếm thị', detail: { round: 1 }, previous: 'f00d', hash: 'beef',
});
const log = { firstBroken: null, events: [event(9, 'p1'), event(10, 'clock')] };
const personOf = (id: string): string | undefined => (id === 'p1' ? 'Nguyễn Văn A (SNV, …001)' : undefined);
const plain = { full: false, personOf };

const printing = suite('what an organiser reads');

printing('of the log is a table without hashes and details, with people by name', () => {
  assert.is(printed({ act: 'log', last: 50 }, log, plain), `the log is unbroken
  number  at                   actor     act         subject                   reason
  9       2024-10-14 17:00:00  operator  extra-time  Nguyễn Văn A (SNV, …001)  khiếm thị
  10      2024-10-14 17:00:00  operator  extra-time  clock                     khiếm thị
`);
});

printing('of a broken log names the first event that does not hold', () => {
  assert.match(printed({ act: 'log', last: 50 }, { ...log, firstBroken: 7 }, plain), /^THE LOG IS BROKEN: event 7 is not what was written\n/);
});

printing('of the full log has every hash and detail, and ids as they are', () => {
  const text = printed({ act: 'log', last: 50 }, log, { ...plain, full: true });
  for (const part of ['beef', 'f00d', '{"round":1}', ' p1 ']) assert.match(text, part);
});

printing('of a standing has each tie with its prizes and people, and what a draw takes', () => {
  const row = { rank: 1, name: 'Người 1', unit: 'Sở Nội vụ', staffCode: '…001', score: 4, correct: 4, elapsed: 8_000, finishedAt: AT, prize: null };
  const people = [{ name: 'Người 1', unit: 'Sở Nội vụ', staffCode: '…001' }, { name: 'Trần B', unit: 'Sở Tư pháp', staffCode: '…012' }];
  const undecided = [{ rank: 1, prizes: [{ name: 'Giải Nhất', places: 1 }, { name: 'Giải Nhì', places: 2 }], people }];
  const text = printed({ act: 'standing', round: 1, top: 20 }, { edition: 1, reason: 'close', undecided, standing: [row] }, plain);
  assert.is(text, `edition 1 (close)
  rank  name     unit       staffCode  score  correct  elapsed  finishedAt           prize
  1     Người 1  Sở Nội vụ  …001       4      4        8.000 s  2024-10-14 17:00:00  -

undecided at rank 1: Giải Nhất, 2 × Giải Nhì
draw takes the full staff codes of these people:
  name     unit        staffCode
  Người 1  Sở Nội vụ   …001
  Trần B   Sở Tư pháp  …012
`);
});

printing('of a standing without a tie has no word of ties', () => {
  const text = printed({ act: 'standing', round: 1, top: 20 }, { edition: 2, reason: 'bốc thăm', undecided: [], standing: [] }, plain);
  assert.is(text, 'edition 2 (bốc thăm)\n  nobody has taken part\n');
});

printing('of displays is what the acts for them take: id, version, picture, path', () => {
  const display = { id: 'd1', name: 'Hội trường', path: '/display/abc', script: [{}, {}], place: 1, black: false, version: 7, connected: 2, lift: 8 };
  assert.is(printed({ act: 'displays' }, [display], plain), `  id  version  name        picture  black  connected  path
  d1  7        Hội trường  2 of 2   off    2          /display/abc
`);
  assert.is(printed({ act: 'displays' }, [], plain), 'there is no display\n');
});

printing('of other acts stays as it was', () => {
  assert.is(printed({ act: 'revoke', staffCode: 'SNV001', reason: 'mất máy' }, {}, plain), 'done\n');
  assert.match(printed({ act: 'reissue', staffCode: 'SNV001', reason: 'mất mã' }, { personalCode: 'ABCDE12345' }, plain), 'ABCDE-12345');
});

printing.run();
