import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Answer } from '../../server/protocol/participant.ts';
import { REFUSALS } from '../../server/protocol/refusals.ts';
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

const outboxes = suite('outbox');

outboxes('keeps a committed answer over a reload', () => {
  const stored = shelf();
  new Outbox(stored).put(answer(7));
  assert.deepEqual(new Outbox(stored).of('a1', 7), answer(7));
});

outboxes('holds one answer for each question, the first that was committed', () => {
  const outbox = new Outbox(shelf());
  outbox.put(answer(7, 2));
  outbox.put(answer(7, 3));
  outbox.put(answer(8, 0));
  assert.deepEqual(outbox.waiting, [answer(7, 2), answer(8, 0)]);
});

outboxes('lets go of an answer on any last word, and leaves nothing behind', () => {
  for (const outcome of [{ ok: true, value: {} }, { ok: false, refusal: 'too-late' }, { ok: false, refusal: 'elsewhere' }] as const) {
    const stored = shelf();
    const outbox = new Outbox(stored);
    outbox.put(answer(7));
    assert.equal(outbox.settle(answer(7), outcome), true);
    assert.deepEqual(stored.content, {});
  }
});

outboxes('keeps an answer that was only put off', () => {
  const outbox = new Outbox(shelf());
  outbox.put(answer(7));
  assert.equal(outbox.settle(answer(7), { ok: false, refusal: 'no-answer' }), false);
  assert.deepEqual(outbox.waiting, [answer(7)]);
});

outboxes('knows for every refusal whether it is the last word', () => {
  const passing = REFUSALS.filter((refusal) => !isFinal({ ok: false, refusal }));
  assert.deepEqual(passing, ['restarting', 'not-saved', 'too-fast', 'internal']);
});

outboxes('starts empty from a shelf that holds something else', () => {
  for (const text of ['', 'null', '{"a":1}', '[1,{"attempt":"a1"}]', '[{"attempt":"a1","question":1,"revision":2,"choice":0}]']) {
    assert.deepEqual(new Outbox(shelf({ 'hoithi.outbox': text })).waiting, []);
  }
});

outboxes('spreads repeats over as much time again', () => {
  assert.equal(jittered(1000, () => 0), 1000);
  assert.equal(jittered(1000, () => 0.999), 1999);
});

outboxes.run();
