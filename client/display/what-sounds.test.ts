import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DisplayFrame, DisplayStandingRow, Shown } from '../../server/protocol/display.ts';
import { soundOf } from './what-sounds.ts';

const row = (key: string): DisplayStandingRow => ({ key, rank: 1, name: '', unit: '', score: 0, correct: 0, elapsed: 0, prize: null });
const standing = (...keys: string[]): Shown => ({ kind: 'standing', round: 'Tuần 1', questions: 20, state: 'live', closesAt: 0, rows: keys.map(row) });
const message = (title: string): Shown => ({ kind: 'message', title, text: '' });
const frame = (shown: Shown, more: Partial<DisplayFrame> = {}): DisplayFrame => ({ version: 1, now: 0, contest: '', zone: 'UTC', demonstration: false, shown, place: 1, of: 2, clicker: true, lift: 0, sound: true, ...more });

const sounds = suite('what a change on the wall sounds like');

sounds('another picture sounds, also out of black, and going black does not', () => {
  assert.is(soundOf(frame(message('a')), frame(message('b'), { place: 2 })), 'picture');
  assert.is(soundOf(frame({ kind: 'black' }), frame(message('a'))), 'picture');
  assert.is(soundOf(frame(message('a')), frame({ kind: 'black' })), undefined);
});

sounds('a new leader sounds, places behind do not', () => {
  assert.is(soundOf(frame(standing('a', 'b')), frame(standing('b', 'a'))), 'leader');
  assert.is(soundOf(frame(standing()), frame(standing('a'))), 'leader');
  assert.is(soundOf(frame(standing('a', 'b', 'c')), frame(standing('a', 'c', 'b'))), undefined);
  assert.is(soundOf(frame(standing('a')), frame(standing())), undefined);
});

sounds('a standing that becomes the result sounds as another picture', () => {
  const closed: Shown = { kind: 'standing', round: 'Tuần 1', questions: 20, state: 'final', closesAt: 0, rows: [row('a')] };
  assert.is(soundOf(frame(standing('a')), frame(closed)), 'picture');
});

sounds('nothing sounds where the organisers want none, nor at the first frame', () => {
  assert.is(soundOf(frame(message('a')), frame(message('b'), { sound: false })), undefined);
  assert.is(soundOf(undefined, frame(message('b'))), undefined);
});

sounds.run();
