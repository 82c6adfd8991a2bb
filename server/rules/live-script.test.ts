import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawnTopics, scriptProblems, type ScriptQuestion } from './live-script.ts';

const LIMITS = { question: 170, option: 110 };
const fine: ScriptQuestion = { text: 'Câu hỏi?', options: ['Một', 'Hai'], withdrawn: false, drawn: false };
const bank: Record<string, ScriptQuestion> = {
  fine,
  other: fine,
  // A letter and its two marks, decomposed, are three code points and one character.
  exact: { ...fine, text: 'ế'.normalize('NFD').repeat(170), options: ['ở'.repeat(110), 'x'] },
  long: { text: 'x'.repeat(171), options: ['x', 'y'.repeat(111), 'z'.repeat(300)], withdrawn: false, drawn: false },
  gone: { ...fine, withdrawn: true },
  drawn: { ...fine, drawn: true },
};
const problems = (...steps: { id: string; question?: string }[]) => scriptProblems(steps, LIMITS, (code) => bank[code]);

const script = suite('the script of a live session');

script('[LK1] may be as long as a wall holds', () => {
  assert.equal(problems({ id: 'a', question: 'exact' }, { id: 'b' }, { id: 'c', question: 'fine' }), []);
});

script('[LK1] is refused with the count of whatever is longer', () => {
  assert.equal(problems({ id: 'a', question: 'long' }), [
    { problem: 'question-too-long', step: 'a', length: 171, most: 170 },
    { problem: 'option-too-long', step: 'a', option: 1, length: 111, most: 110 },
    { problem: 'option-too-long', step: 'a', option: 2, length: 300, most: 110 },
  ]);
});

script('[LK2] holds known questions, and each one once', () => {
  assert.equal(problems({ id: 'a', question: 'none' }, { id: 'b', question: 'gone' }, { id: 'c', question: 'fine' }, { id: 'd', question: 'fine' }, { id: 'c', question: 'other' }, { id: 'a' }), [
    { problem: 'unknown-question', step: 'a' },
    { problem: 'withdrawn-question', step: 'b' },
    { problem: 'twice', step: 'd' },
    { problem: 'twice', step: 'c' },
    { problem: 'twice', step: 'a' },
  ]);
});

script('[LK3] holds nothing that a round which has not closed may draw', () => {
  assert.equal(problems({ id: 'a', question: 'fine' }, { id: 'b', question: 'drawn' }), [{ problem: 'still-drawn', step: 'b' }]);
  const share = (topic: string, questions: number, reserves: number) => ({ topic, questions, reserves });
  assert.equal([...drawnTopics([{ blueprint: [share('a', 2, 1), share('b', 0, 0)] }, { blueprint: [share('c', 0, 1)] }])], ['a', 'c']);
});

script.run();
