import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { QuestionId } from '../server/rules/ids.ts';
import { paperOf, paperText, type Paper } from './paper.ts';

const papers = suite('a stored paper');

const PAPER: Paper = { items: [{ question: 'MC61-02a' as QuestionId, order: [2, 0, 3, 1] }, { question: 'MC59-01a' as QuestionId, order: [0, 1] }] };

papers('is read as it was drawn', () => {
  assert.equal(paperOf(paperText(PAPER)), PAPER);
});

papers('from a server of before is read too', () => {
  const text = '[{"question":"MC61-02a","topic":"law","order":[2,0,3,1]},{"question":"MC59-01a","topic":"city","order":[0,1]}]';
  assert.equal(paperOf(text), PAPER);
});

papers.run();
