import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveOwn, LivePlayerView, LiveReceipt } from '../../server/protocol/live-player.ts';
import { HEAD, OWN, phone, RULES } from '../testing/live-fixtures.ts';
import { laterOf, withOwn, withScreen, withView } from './newest.ts';

const view = (version: number, more: Partial<LivePlayerView> = {}): LivePlayerView => ({
  version, now: version, session: { name: '', contest: '', demonstration: false, rules: RULES }, you: { name: '', unit: null }, screen: { screen: 'lobby' }, question: null, own: null, ...more,
});
const own = (version: number): LiveOwn => ({ ...OWN, version });
const receipt = (revision: number): LiveReceipt => ({ step: HEAD.step, choice: revision, revision, receivedAt: 0, shownAt: 0, elapsed: 0 });

const newest = suite('what a phone shows of what comes');

newest('is the newest view and the newest screen, in whatever order they come', () => {
  assert.is(withView(view(5), view(4)).version, 5);
  assert.is(withView(view(5), view(6)).version, 6);
  assert.is(withView(undefined, view(1)).version, 1);
  assert.is(withScreen(view(5), { version: 4, now: 9, screen: { screen: 'ended' } }).screen.screen, 'lobby');
  assert.is(withScreen(view(5), { version: 6, now: 9, screen: { screen: 'ended' } }).screen.screen, 'ended');
});

newest('keeps what is personal while the question stays, and lets it go with it', () => {
  const question = { step: HEAD.step, shownAt: 0, deadline: 30, stored: receipt(1) };
  const asked = view(5, { screen: phone.open(0), question });
  assert.is(withScreen(asked, { version: 6, now: 6, screen: phone.closed() }).question, question);
  assert.is(withScreen(asked, { version: 6, now: 6, screen: phone.open(0, { step: 'q8' }) }).question, null);
  assert.is(withScreen(asked, { version: 6, now: 6, screen: { screen: 'standing' } }).question, null);
});

newest('is the newest standing of one\'s own', () => {
  assert.is(withOwn(view(1), own(3)).own?.version, 3);
  assert.is(withOwn(view(1, { own: own(3) }), own(2)).own?.version, 3);
});

newest('takes one\'s own standing with the screen that releases the key, and keeps it with those that say nothing of it', () => {
  const released = withScreen(view(5, { own: own(2) }), { version: 6, now: 6, screen: phone.histogram(), own: own(6) });
  assert.is(released.own?.version, 6);
  assert.is(withScreen(released, { version: 7, now: 7, screen: { screen: 'standing' } }).own?.version, 6);
});

newest('of two receipts is the one of the later choice', () => {
  assert.is(laterOf(receipt(1), receipt(2))?.revision, 2);
  assert.is(laterOf(receipt(2), receipt(1))?.revision, 2);
  assert.is(laterOf(undefined, receipt(1))?.revision, 1);
  assert.is(laterOf(null, undefined), undefined);
});

newest.run();
