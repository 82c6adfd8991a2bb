import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { pieces } from './unbroken.ts';

const kept = (text: string) => pieces(text).filter((piece) => piece.unbroken).map((piece) => piece.text);
const texts = suite('unbroken');

texts('keeps the number of a document, a date and a span of years on one line', () => {
  assert.deepEqual(kept('Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, giai đoạn 2021-2030'), ['61/2018/NĐ-CP', 'ngày 23/4/2018', '2021-2030']);
  assert.deepEqual(kept('Nghị quyết số 03-NQ/TU và Quyết định 4791/QĐ-UBND.'), ['03-NQ/TU', '4791/QĐ-UBND.']);
});

texts('takes along the brackets and stops that touch it', () => {
  assert.deepEqual(kept('theo mục a (61/2018/NĐ-CP), b'), ['(61/2018/NĐ-CP),']);
});

texts('leaves plain words, hyphens and numbers alone', () => {
  assert.deepEqual(kept('Thương binh - Xã hội, 20 câu và/hoặc Bảo hiểm'), []);
});

texts('changes nothing but the normal form', () => {
  const text = 'Số 76/NQ-CP, ngày 15/7/2021: ủy ban';
  assert.equal(pieces(text).map((piece) => piece.text).join(''), text.normalize('NFC'));
});

texts('does not keep together what would not fit on a phone', () => {
  assert.deepEqual(kept('a1/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'), []);
});

texts.run();
