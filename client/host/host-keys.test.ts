import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hostKeyOf } from './host-keys.ts';

const keys = suite('keys of the host');
const pressed = (key: string, held: object = {}) => hostKeyOf({ key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...held });

keys('are those of a clicker and of a keyboard', () => {
  assert.equal(['PageDown', ' ', 'PageUp', 'B', '.', 'F5', '+', 'K', 'o'].map((key) => pressed(key)), ['next', 'next', 'back', 'black', 'black', 'full-screen', 'extend', 'close-now', 'open-now']);
});

keys('that are held down, or belong to the browser, do nothing', () => {
  assert.equal([pressed('PageDown', { repeat: true }), pressed('F5', { ctrlKey: true }), pressed('Escape'), pressed('Enter')], [undefined, undefined, undefined, undefined]);
});

keys.run();
