import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hashOf, placeIn, type Place } from './place.ts';

const places = suite('a place of the host\'s page');

const PLACES: Place[] = [{ at: 'list' }, { at: 'new' }, { at: 'room', session: 'abc_-9' }, { at: 'script', session: 'abc' }];

places('is read back from its own hash', () => {
  assert.equal(PLACES.map((place) => placeIn(hashOf(place))), PLACES);
});

places('is the list where nothing else is meant', () => {
  for (const hash of ['', '#', '#room', '#room/', '#other/abc']) assert.equal(placeIn(hash), { at: 'list' }, hash);
});

places.run();
