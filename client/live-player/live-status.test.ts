import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveAnswer, LiveReceipt } from '../../server/protocol/live-player.ts';
import type { Refusal } from '../../server/protocol/refusals.ts';
import { formats } from '../words/format.ts';
import { liveVi } from '../words/live-vi.ts';
import { liveStatus, type LiveProgress } from './live-status.ts';

const answer = (revision: number, choice = 1): LiveAnswer => ({ step: 'q7', choice, revision });
const receipt = (revision: number, choice: number): LiveReceipt => ({ step: 'q7', choice, revision, receivedAt: Date.UTC(2024, 9, 13, 2, 41, 22, 400), shownAt: 0, elapsed: 11_612 });
const told = (given: LiveAnswer, refusal: Refusal) => ({ answer: given, outcome: { ok: false, refusal } as const });
const idle: LiveProgress = { open: true, changes: 'until-close', waiting: undefined, told: undefined, receipt: undefined, connected: true };

const status = suite('the status line of a session');

const cases: [string, Partial<LiveProgress>, string, string][] = [
  ['nothing chosen', {}, 'Chạm vào một phương án', 'Đổi được đến khi hết giờ'],
  ['nothing chosen, first is final', { changes: 'first' }, 'Chạm vào một phương án', 'Chạm là chốt, không đổi được'],
  ['on its way', { waiting: answer(1) }, 'Đã chọn B — đang gửi', 'Chờ máy chủ ghi nhận'],
  ['a change on its way', { waiting: answer(2), receipt: receipt(1, 0) }, 'Đã chọn B — đang gửi', 'Máy chủ đang giữ A'],
  ['not connected', { waiting: answer(1), connected: false }, 'Đã chọn B — chưa gửi được', 'Giữ màn hình này, máy tự gửi lại'],
  ['put off by the server', { waiting: answer(1), told: told(answer(1), 'not-saved') }, 'Đã chọn B — chưa gửi được', 'Giữ màn hình này, máy tự gửi lại'],
  ['not sent by the close', { waiting: answer(1), connected: false, open: false }, 'Đã chọn B — chưa gửi được', 'Hết giờ: vẫn gửi, có thể không tính'],
  ['recorded', { receipt: receipt(1, 0) }, 'Máy chủ đã ghi nhận đáp án A', 'lúc 09:41:22,4 · còn đổi được'],
  ['recorded and final', { receipt: receipt(1, 0), changes: 'first' }, 'Máy chủ đã ghi nhận đáp án A', 'lúc 09:41:22,4 · không đổi được'],
  ['recorded, closed', { receipt: receipt(1, 0), open: false }, 'Máy chủ đã ghi nhận đáp án A', 'lúc 09:41:22,4 · sau 11,6 giây'],
  ['a change that came too late', { receipt: receipt(1, 0), told: told(answer(2), 'too-late'), open: false }, 'Máy chủ đã ghi nhận đáp án A', 'Đổi sang B đến muộn, không tính'],
  ['a choice that a later one has overtaken', { receipt: receipt(2, 0), told: told(answer(1), 'changed-meanwhile') }, 'Máy chủ đã ghi nhận đáp án A', 'lúc 09:41:22,4 · còn đổi được'],
  ['too late', { told: told(answer(1), 'too-late'), open: false }, 'Không được tính', 'too-late'],
  ['not answered', { open: false }, 'Hết giờ', 'Bạn chưa trả lời câu này'],
];
for (const [name, progress, title, detail] of cases) {
  status(name, () => {
    const line = liveStatus({ ...idle, ...progress }, { live: liveVi, format: formats('vi', 'Asia/Ho_Chi_Minh'), refused: (reason) => reason });
    assert.equal([line.title, line.detail], [title, detail]);
  });
}

status.run();
