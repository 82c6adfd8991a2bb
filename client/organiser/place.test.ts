import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hashOf, placeIn } from './place.ts';

const places = suite('places in the organiser\'s page');

places('a section with its unit is read as it was written, whatever the code holds', () => {
  for (const of of ['', 'TN', 'Xã Lập Lễ/1', '50%']) assert.equal(placeIn(hashOf('board', of)), { section: 'board', of });
});

places('an unknown, empty or broken address is the board', () => {
  for (const hash of ['', '#', '#nowhere', '#board/%']) assert.equal(placeIn(hash), { section: 'board', of: '' });
});

places.run();
