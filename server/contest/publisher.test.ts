import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ParticipantId } from '../rules/ids.ts';
import { nextTurn } from './next-turn.ts';
import { publisher } from './publisher.ts';

const publishing = suite('the publisher');

const person = (number: number): ParticipantId => `person ${number}` as ParticipantId;

function heard() {
  const delivered: ParticipantId[] = [];
  const seam = publisher();
  seam.deliver((participant) => void delivered.push(participant));
  return { seam, delivered };
}

publishing('changes go out in their order behind the turn, in slices, and once however often somebody has changed', async () => {
  const { seam, delivered } = heard();
  const everybody = Array.from({ length: 50 }, (_, number) => person(number));
  for (const participant of [...everybody, ...everybody]) seam.changed(participant);
  assert.equal(delivered, []);
  const lengths: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await nextTurn();
    lengths.push(delivered.length);
  }
  assert.equal([lengths, delivered], [[20, 40, 50, 50], everybody]);
});

publishing('whoever is in a hurry is delivered to at once and not again, until something changes anew', async () => {
  const { seam, delivered } = heard();
  for (const number of [1, 2]) seam.changed(person(number));
  seam.hurry(person(2));
  seam.hurry(person(2));
  seam.hurry(person(3));
  assert.equal(delivered, [person(2)]);
  seam.changed(person(2));
  await nextTurn();
  assert.equal(delivered, [person(2), person(1), person(2)]);
});

publishing('what is held goes out in its order once it is released, also what was on its way, and who is in a hurry before', async () => {
  const { seam, delivered } = heard();
  for (const number of [1, 2, 3]) seam.changed(person(number));
  seam.hold();
  seam.changed(person(4));
  assert.is(seam.hasBeenHeld(), true);
  seam.hurry(person(3));
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  assert.equal(delivered, [person(3)]);
  seam.release();
  await nextTurn();
  assert.equal([delivered, seam.hasBeenHeld()], [[3, 1, 2, 4].map(person), false]);
  seam.release();
  seam.changed(person(5));
  await nextTurn();
  assert.equal(delivered.at(-1), person(5));
});

publishing('has been held until it has nobody to deliver to, and not by what was held before that', async () => {
  const { seam } = heard();
  const told: boolean[] = [];
  const tell = (): void => void told.push(seam.hasBeenHeld());
  Array.from({ length: 30 }, (_, number) => seam.changed(person(number)));
  tell();
  seam.hold();
  seam.release();
  await nextTurn();
  tell();
  await nextTurn();
  tell();
  seam.hold();
  tell();
  seam.release();
  tell();
  assert.equal(told, [false, true, false, true, false]);
});

publishing.run();
