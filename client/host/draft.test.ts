import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hostVi } from '../words/host-vi.ts';
import { emptyDraft, freeId, questionStep, withTyped, wrongIn } from './draft.ts';

const drafts = suite('a script that is being written');

const { editor } = hostVi;
const script = { steps: [questionStep({ steps: [], spares: [] }, 'PAR-01a')], spares: [] };

drafts('is told everything that is wrong with it at once, each with its field', () => {
  assert.equal(wrongIn(emptyDraft(), {}, editor).map(({ field }) => field), ['name', 'question-search']);
  const message = { kind: 'message' as const, id: 'm', title: '', text: '' };
  const pause = { kind: 'pause' as const, id: 'p', title: '', seconds: 300 };
  const draft = { ...emptyDraft(), name: 'Phiên', script: { steps: [...script.steps, message, pause], spares: [] } };
  assert.equal(wrongIn(draft, { 'seconds-s1': '4', 'points-s1': '1,5', 'seconds-p': '8000' }, editor).map(({ field }) => field), ['seconds-s1', 'points-s1', 'title-m', 'seconds-p']);
  assert.equal(wrongIn({ ...draft, script }, { 'seconds-s1': '30' }, editor), []);
});

drafts('holds a hundred steps with its spares', () => {
  const steps = Array.from({ length: 100 }, (_, at) => ({ ...questionStep({ steps: [], spares: [] }, `Q${at}`), id: `q${at}` }));
  const draft = { ...emptyDraft(), name: 'Phiên', script: { steps, spares: [] } };
  assert.equal(wrongIn(draft, {}, editor), []);
  assert.equal(wrongIn({ ...draft, script: { steps, spares: script.steps } }, {}, editor).map(({ text }) => text), [editor.tooMany(101, 100)]);
});

drafts('gives each step an id of its own, and takes the numbers as they were typed', () => {
  assert.is(freeId({ steps: [...script.steps, { kind: 'pause', id: 's3', title: '', seconds: null }], spares: [] }), 's4');
  const [step] = script.steps;
  if (step === undefined) throw new Error('there is a step');
  assert.equal(withTyped(step, { 'seconds-s1': '45', 'points-s1': '2' }), { ...step, seconds: 45, points: 2 });
  assert.equal(withTyped({ kind: 'pause', id: 'p', title: '', seconds: 60 }, { 'seconds-p': '' }), { kind: 'pause', id: 'p', title: '', seconds: null });
});

drafts.run();
