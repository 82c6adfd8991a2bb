import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DisplayFrame } from '../../server/protocol/display.ts';
import { FrameStore } from './frame-store.ts';

const FRAME: DisplayFrame = { version: 1, now: 0, contest: '', zone: 'UTC', demonstration: false, shown: { kind: 'black' }, place: 1, of: 1, clicker: true, lift: 0, sound: true };

const frames = suite<{ kept: Map<string, string>; store: (token: string) => FrameStore }>('the last frame');
frames.before.each((context) => {
  const kept = new Map<string, string>();
  context.kept = kept;
  context.store = (token) => new FrameStore({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }, token);
});

frames('is there again for the same link and for no other', ({ store }) => {
  store('one-token').keep(FRAME);
  assert.equal(store('one-token').read(), FRAME);
  assert.is(store('another-token').read(), undefined);
});

frames('is kept without the link\'s token', ({ kept, store }) => {
  store('one-secret-token').keep(FRAME);
  assert.not.match(JSON.stringify([...kept]), 'one-secret-token');
});

frames('is forgotten with its link', ({ kept, store }) => {
  store('one-token').keep(FRAME);
  store('one-token').forget();
  assert.is(kept.size, 0);
});

frames('of an older protocol, or a spoilt one, is not shown', ({ kept, store }) => {
  store('one-token').keep(FRAME);
  const [key = ''] = kept.keys();
  for (const spoilt of ['', '{', 'null', '7', '{"protocol":0,"frame":{}}', '{"protocol":1}', '{"protocol":1,"frame":null}']) {
    kept.set(key, spoilt);
    assert.is(store('one-token').read(), undefined, spoilt);
  }
});

frames.run();
