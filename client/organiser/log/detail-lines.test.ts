import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formats } from '../../words/format.ts';
import { organiserEn } from '../../words/organiser-en.ts';
import { organiserVi } from '../../words/organiser-vi.ts';
import { staffEn } from '../../words/staff-en.ts';
import { staffFormats } from '../../words/staff-format.ts';
import { staffVi } from '../../words/staff-vi.ts';
import { detailLines } from './detail-lines.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const VI = { words: organiserVi, staff: staffVi, format: formats('vi', ZONE), forms: staffFormats('vi', ZONE) };
const EN = { words: organiserEn, staff: staffEn, format: formats('en', ZONE), forms: staffFormats('en', ZONE) };
const AT = Date.UTC(2024, 9, 14, 10);

const lines = suite('what is written beside an act');

const told = (act: string, detail: Record<string, unknown>, names: Record<string, string> = {}, setting = VI) => detailLines({ act, detail, names }, setting).map(({ name, value }) => `${name}: ${value}`);

lines('is told in words of the page\'s language', () => {
  assert.equal(told('extend', { from: AT, to: AT + 1, via: 'page' }), ['Từ: 17:00 Thứ Hai, 14/10/2024', 'Đến: 17:00:00,001 14/10/2024']);
  assert.equal(told('extra-time', { round: 1, perQuestion: 30_000 }, { round: 'Tuần 1' }), ['Tuần thi: Tuần 1', 'Thêm cho mỗi câu: 30 giây']);
  assert.equal(told('exclude', { group: 'jury' }), ['Thuộc nhóm: Thành viên Ban Giám khảo']);
  assert.equal(told('admit', { group: null }, {}, EN), ['Group: none']);
  assert.equal(told('headcount', { people: 2600, source: 'CV 12', asOf: AT }, {}, EN), ['Headcount: 2,600', 'Source: CV 12', 'As of: 14/10/2024']);
});

lines('counts the pictures of a display from one', () => {
  assert.equal(told('display-set', { place: 0, black: true, script: [{}, {}] }), ['Hình số: 1', 'Màn hình đen: có', 'Kịch bản: 2 hình']);
});

lines('adds up what reserves have replaced', () => {
  assert.equal(told('questions-replaced', { questions: 3, attempts: 2, credit: 1_500, sha256: 'ab' }), ['Số câu: 3', 'Số lượt thi: 2', 'Thời gian trả lại: 1,500 giây', 'Mã băm các dòng: ab']);
});

lines('is shown as it is where nothing is known of it', () => {
  assert.equal(told('else', { strange: { a: 1 }, other: 'x' }), ['strange: {"a":1}', 'other: x']);
});

lines('marks what is to be compared sign by sign', () => {
  assert.equal(detailLines({ act: 'round-opened', detail: { seedHash: 'ab', top: 20 }, names: {} }, VI).map(({ isCode }) => isCode), [true, false]);
});

lines.run();
