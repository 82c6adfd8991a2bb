import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DisplayFrame, DisplayStandingRow, Shown } from '../../server/protocol/display.ts';
import type { LiveHallScreen } from '../../server/protocol/live-projector.ts';
import { hall } from '../testing/live-fixtures.ts';
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

sounds('a session sounds at an opening, a close and a key, and not for another number of answers', () => {
  const live = (screen: LiveHallScreen): DisplayFrame => frame({ kind: 'live', name: '', pin: null, link: null, people: 1, hall: screen });
  assert.is(soundOf(live(hall.announced(1)), live(hall.open(1))), 'open');
  assert.is(soundOf(live(hall.open(1)), live(hall.closed())), 'close');
  assert.is(soundOf(live(hall.closed()), live(hall.histogram())), 'key');
  assert.is(soundOf(live(hall.histogram()), live(hall.announced(9, { step: 'q8' }))), 'picture');
  assert.is(soundOf(live(hall.open(1, { answered: 1 })), live(hall.open(1, { answered: 2 }))), undefined);
});

sounds('nothing sounds where the organisers want none, nor at the first frame', () => {
  assert.is(soundOf(frame(message('a')), frame(message('b'), { sound: false })), undefined);
  assert.is(soundOf(undefined, frame(message('b'))), undefined);
});

sounds.run();
