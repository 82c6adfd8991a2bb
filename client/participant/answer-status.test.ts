import assert from 'node:assert/strict';
import { suite } from 'uvu';
import type { Answer } from '../../server/protocol/participant.ts';
import type { Refusal } from '../../server/protocol/refusals.ts';
import type { Outcome } from '../live/commands.ts';
import { formats } from '../words/format.ts';
import { roundVi } from '../words/round-vi.ts';
import { vi } from '../words/vi.ts';
import { answerStatus, type Progress } from './answer-status.ts';
import { together } from './round-words.ts';

const answer = (question: number): Answer => ({ attempt: 'a1', question, revision: 1, choice: 1 });
const saved = { ok: true, value: { question: 6, choice: 1, receivedAt: Date.UTC(2024, 9, 13, 2, 41, 22, 400), saved: 7, of: 20 } } as const;
const refusal = (why: Refusal): Outcome<never> => ({ ok: false, refusal: why });
const idle: Progress = { question: 6, preceding: 5, chosen: null, waiting: undefined, told: undefined, connected: true, seconds: 40 };

const cases: { when: string; progress: Partial<Progress>; tone: string; title: string; detail?: string }[] = [
  { when: 'nothing is chosen', progress: {}, tone: 'idle', title: 'Chưa chọn đáp án' },
  { when: 'an option is chosen', progress: { chosen: 1 }, tone: 'chosen', title: 'Đã chọn B — chưa chốt' },
  { when: 'an option is chosen and time is short', progress: { chosen: 1, seconds: 9 }, tone: 'chosen', title: 'Đã chọn B — chưa chốt', detail: 'Hãy chốt trước khi hết giờ' },
  { when: 'a committed answer is on its way', progress: { chosen: 1, waiting: answer(6) }, tone: 'sending', title: 'Đã chốt B — đang gửi' },
  { when: 'there is no network', progress: { chosen: 1, waiting: answer(6), connected: false }, tone: 'kept', title: 'Đã chốt B — chưa gửi được' },
  { when: 'the server put the answer off', progress: { waiting: answer(6), told: { answer: answer(6), outcome: refusal('not-saved') } }, tone: 'kept', title: 'Đã chốt B — chưa gửi được' },
  { when: 'an answer is kept and time is over', progress: { waiting: answer(6), connected: false, seconds: 0 }, tone: 'kept', title: 'Đã chốt B — chưa gửi được', detail: 'Hết giờ: vẫn gửi, có thể không tính' },
  { when: 'the server has acknowledged', progress: { told: { answer: answer(6), outcome: saved } }, tone: 'saved', title: 'Máy chủ đã ghi nhận đáp án B', detail: 'lúc 09:41:22,4' },
  { when: 'the answer came too late', progress: { seconds: 0, told: { answer: answer(6), outcome: refusal('too-late') } }, tone: 'refused', title: 'Không được tính' },
  { when: 'time is over', progress: { chosen: 1, seconds: 0 }, tone: 'over', title: 'Hết giờ' },
  { when: 'the answer before came too late', progress: { told: { answer: answer(5), outcome: refusal('too-late') } }, tone: 'idle', title: 'Chưa chọn đáp án', detail: 'Câu trước đến muộn, không tính' },
  { when: 'an answer long before came too late', progress: { told: { answer: answer(4), outcome: refusal('too-late') } }, tone: 'idle', title: 'Chưa chọn đáp án', detail: 'Chạm vào một phương án' },
  { when: 'the answer before was acknowledged', progress: { told: { answer: answer(5), outcome: saved } }, tone: 'idle', title: 'Chưa chọn đáp án', detail: 'Chạm vào một phương án' },
];

const statuses = suite('status line');

for (const { when, progress, tone, title, detail } of cases) {
  statuses(`says one thing when ${when}`, () => {
    const status = answerStatus({ ...idle, ...progress }, together(vi, roundVi), formats('vi', 'Asia/Ho_Chi_Minh'));
    assert.deepEqual({ tone: status.tone, title: status.title }, { tone, title });
    if (detail !== undefined) assert.equal(status.detail, detail);
  });
}

statuses.run();
