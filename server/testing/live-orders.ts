import type { LiveOrder, LiveOrderName } from '../protocol/live-host.ts';
import { liveRules, liveScript } from '../protocol/live.ts';

const session = 'none';
const reason = 'a good reason';
const moving = { session, revision: 0 };
const saved = { name: 'Phiên thử', rules: liveRules.parse({ joining: 'guests' }), script: liveScript.parse({ steps: [{ kind: 'question', id: 'q1', question: 'ALPHA-01', seconds: 20 }] }) };

/** A body that each order would accept: an order without one here does not compile. */
export const LIVE_ORDERS: { [Name in LiveOrderName]: Extract<LiveOrder, { order: Name }> } = {
  create: { order: 'create', ...saved },
  save: { order: 'save', ...moving, ...saved },
  'open-lobby': { order: 'open-lobby', ...moving },
  next: { order: 'next', ...moving },
  back: { order: 'back', ...moving },
  'open-now': { order: 'open-now', ...moving },
  'close-now': { order: 'close-now', ...moving },
  extend: { order: 'extend', ...moving, seconds: 10 },
  void: { order: 'void', ...moving, step: 'q1', replace: true, reason },
  auto: { order: 'auto', ...moving, on: true },
  end: { order: 'end', ...moving, reason },
  lock: { order: 'lock', ...moving, locked: true },
  capacity: { order: 'capacity', ...moving, capacity: 3_000 },
  'take-over': { order: 'take-over', session },
  remove: { order: 'remove', session, players: ['none'], reason },
  rename: { order: 'rename', session, player: 'none', name: 'Bạn Hai' },
};
