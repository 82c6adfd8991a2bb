import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { actionOf, PressGuard } from './key-map.ts';

const PLAIN = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };

const keys = suite('keys of a display');

keys('a clicker\'s and a keyboard\'s keys step, go back, blacken and fill the screen', () => {
  const table = {
    next: ['ArrowRight', 'PageDown', ' ', 'Enter'], back: ['ArrowLeft', 'PageUp'], black: ['b', 'B', '.'], 'full-screen': ['f', 'F', 'F5'],
    theme: ['t', 'T'], mute: ['m', 'M'], language: ['l', 'L'], larger: ['+', '='], smaller: ['-'], help: ['?'], close: ['Escape'],
  };
  for (const [action, names] of Object.entries(table)) for (const key of names) assert.is(actionOf({ ...PLAIN, key }), action, key);
});

keys('a key that is held down counts once', () => {
  assert.is(actionOf({ ...PLAIN, key: 'PageDown', repeat: true }), undefined);
});

keys('what belongs to the browser stays the browser\'s', () => {
  assert.is(actionOf({ ...PLAIN, key: 'f', ctrlKey: true }), undefined);
  assert.is(actionOf({ ...PLAIN, key: 'ArrowLeft', altKey: true }), undefined);
  assert.is(actionOf({ ...PLAIN, key: 'b', metaKey: true }), undefined);
  for (const key of ['Tab', 'F11', 'F12', 'r', 'Dead']) assert.is(actionOf({ ...PLAIN, key }), undefined, key);
});

keys('a name that every object has is no key', () => {
  assert.is(actionOf({ ...PLAIN, key: 'constructor' }), undefined);
});

keys('a second press within 400 ms is left out, and does not keep the third one out', () => {
  const guard = new PressGuard();
  assert.equal([0, 399, 400, 500, 800].map((now) => guard.lets(now)), [true, false, true, false, true]);
});

keys.run();
