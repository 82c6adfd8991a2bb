import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Answer } from '../../server/protocol/participant.ts';
import { REFUSALS } from '../../server/protocol/refusals.ts';
import { ROUND_ANSWERS } from './link.ts';
import { isFinal, jittered, Outbox, type Shelf } from './outbox.ts';

function shelf(content: Record<string, string> = {}): Shelf & { content: Record<string, string> } {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => { content[key] = value; },
    removeItem: (key) => { delete content[key]; },
  };
}

const answer = (question: number, choice = 2): Answer => ({ attempt: 'a1', question, revision: 1, choice });

function outboxOf(owner: string, stored = shelf()): Outbox<Answer> {
  const outbox = new Outbox(stored, ROUND_ANSWERS);
  outbox.turnTo(owner);
  return outbox;
}

const outboxes = suite('outbox');

outboxes('keeps a committed answer over a reload', () => {
  const stored = shelf();
  outboxOf('HB001', stored).put(answer(7));
  assert.deepEqual(outboxOf('HB001', stored).waiting, [answer(7)]);
});

outboxes('holds one answer for each question, the first that was committed', () => {
  const outbox = outboxOf('HB001');
  outbox.put(answer(7, 2));
  outbox.put(answer(7, 3));
  outbox.put(answer(8, 0));
  assert.deepEqual(outbox.waiting, [answer(7, 2), answer(8, 0)]);
});

outboxes('lets go of an answer on any last word, and leaves nothing behind', () => {
  for (const outcome of [{ ok: true, value: {} }, { ok: false, refusal: 'too-late' }, { ok: false, refusal: 'elsewhere' }] as const) {
    const stored = shelf();
    const outbox = outboxOf('HB001', stored);
    outbox.put(answer(7));
    assert.equal(outbox.settle(answer(7), outcome), true);
    assert.deepEqual(stored.content, {});
  }
});

outboxes('keeps an answer that was only put off', () => {
  const outbox = outboxOf('HB001');
  outbox.put(answer(7));
  assert.equal(outbox.settle(answer(7), { ok: false, refusal: 'no-answer' }), false);
  assert.deepEqual(outbox.waiting, [answer(7)]);
});

outboxes('knows for every refusal whether it is the last word', () => {
  const passing = REFUSALS.filter((refusal) => !isFinal({ ok: false, refusal }));
  assert.deepEqual(passing, ['not-signed-in', 'signed-out', 'restarting', 'not-saved', 'too-fast', 'internal']);
});

outboxes('starts empty from a shelf that holds something else', () => {
  for (const text of ['', 'null', '{"a":1}', '[1,{"attempt":"a1"}]', '[{"attempt":"a1","question":1,"revision":1,"choice":0}]', '[{"owner":"","answer":{"attempt":"a1","question":1,"revision":1,"choice":0}}]']) {
    assert.deepEqual(outboxOf('', shelf({ 'hoithi.outbox': text })).waiting, []);
  }
});

outboxes('shows and gives nobody the answers of somebody else, and keeps them until their owner is back', () => {
  const stored = shelf();
  const outbox = outboxOf('HB001', stored);
  outbox.put(answer(7));
  outbox.turnTo('HB002');
  assert.deepEqual(outbox.waiting, []);
  outbox.put({ ...answer(1), attempt: 'b1' });
  outbox.settle({ ...answer(1), attempt: 'b1' }, { ok: true, value: {} });
  outbox.turnTo('HB001');
  assert.deepEqual(outbox.waiting, [answer(7)]);
});

outboxes('leaves alone what another tab has stored since', () => {
  const stored = shelf();
  const [one, other] = [outboxOf('HB001', stored), outboxOf('HB001', stored)];
  one.put(answer(7));
  other.put(answer(8));
  one.settle(answer(7), { ok: true, value: {} });
  assert.deepEqual(outboxOf('HB001', stored).waiting, [answer(8)]);
});

outboxes('does not grow without end on a shared device', () => {
  const stored = shelf();
  for (let person = 0; person < 120; person += 1) outboxOf(`HB${person}`, stored).put({ ...answer(1), attempt: `a${person}` });
  assert.deepEqual(outboxOf('HB0', stored).waiting, []);
  assert.equal(outboxOf('HB119', stored).waiting.length, 1);
});

outboxes('spreads repeats over as much time again', () => {
  assert.equal(jittered(1000, () => 0), 1000);
  assert.equal(jittered(1000, () => 0.999), 1999);
});

outboxes.run();
