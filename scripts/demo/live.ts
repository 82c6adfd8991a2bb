import type { Actor } from '../../server/contest/actor.ts';
import type { Live } from '../../server/contest/live/live.ts';
import { liveRules, liveScript } from '../../server/protocol/live.ts';

/** The demonstration's organiser hosts it. */
const HOST: Actor = { name: 'bantochuc', via: 'command-line' };

const question = (id: string, code: string, more: object = {}): object => ({ kind: 'question', id, question: code, seconds: 20, ...more });

const SCRIPT = liveScript.parse({
  steps: [
    { kind: 'message', id: 'chao', title: 'Chào mừng đến với phiên trực tiếp', text: 'Quét mã hoặc nhập mã phiên trên điện thoại để cùng chơi.' },
    question('thu', 'TRIAL-01', { practice: true, standing: false }),
    question('q1', 'HT24-12a'),
    question('q2', 'HT24-15a'),
    question('q3', 'HT24-05a', { seconds: 15 }),
    { kind: 'pause', id: 'nghi', title: 'Giải lao', seconds: 60 },
    question('q4', 'HT24-31a', { points: 2 }),
    question('q5', 'HT24-06a', { points: 2 }),
    { kind: 'message', id: 'cam-on', title: 'Cảm ơn các bạn', text: 'Kết quả chung cuộc hiện ngay sau đây.' },
  ],
  spares: [question('du-bi', 'HT24-29a')],
});

/** Gives the demonstration a live session in its lobby, ready to be hosted, where it has had none. */
export async function addDemonstrationSession(live: Pick<Live, 'list' | 'order'>): Promise<void> {
  if ((await live.list()).length > 0) return;
  const rules = liveRules.parse({ joining: 'guests', scoring: { by: 'speed', floorPercent: 50 } });
  const created = await live.order(HOST, { order: 'create', name: 'Phiên trực tiếp mở màn', rules, script: SCRIPT });
  const session = created.ok && 'session' in created.value ? created.value.session : null;
  if (session === null) throw new Error(`the demonstration's live session was not made: ${JSON.stringify(created)}`);
  await live.order(HOST, { order: 'open-lobby', session, revision: 0 });
}
