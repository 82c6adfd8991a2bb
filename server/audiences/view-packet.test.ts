import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ParticipantView } from '../protocol/participant.ts';
import { textOf } from './bytes.ts';
import { ownPart, viewPackets } from './view-packet.ts';

const packets = suite('packets of views');

const ROUND = { number: 1, name: 'Tuần "1"', opensAt: 0, closesAt: 10, questions: 20, limitSeconds: 30, attempts: 1 };
const SHOWN = { text: 'Câu "shown":0, hỏi gì?', options: ['một', 'hai'] };
const AT_A_QUESTION: ParticipantView = {
  version: 5,
  now: 7,
  name: 'Trần "shown":0 Ánh',
  unit: '\\"shown":0,',
  past: [],
  state: { state: 'question', round: ROUND, attempt: '"shown":0', question: 3, place: 3, shown: SHOWN, shownAt: 6, deadline: 36, saved: 2, replaced: false },
};

packets('a view at a question is the JSON of the view, whatever its texts are', () => {
  const packetOf = viewPackets('/participant');
  for (const view of [AT_A_QUESTION, { ...AT_A_QUESTION, version: 6 }]) assert.is(textOf(packetOf(view, ownPart(view))), `2/participant,${JSON.stringify(['view', view])}`);
});

packets('any other view too', () => {
  const packetOf = viewPackets('/participant');
  const prediction = { attempt: '"prediction":null', round: 'Tuần "1"', asks: 'participants', own: 480 } as const;
  const states: ParticipantView['state'][] = [
    { state: 'ready', round: ROUND, trial: SHOWN, attemptsTaken: 0, prediction: null },
    { state: 'ready', round: ROUND, trial: SHOWN, attemptsTaken: 1, prediction },
    { state: 'no-round' },
    { state: 'not-open', round: ROUND, missed: { name: 'Tuần 0 "ạ"', closedAt: 5 } },
  ];
  for (const state of states) {
    const view: ParticipantView = { ...AT_A_QUESTION, past: [{ number: 1, name: 'Tuần "1"' }], state };
    assert.is(textOf(packetOf(view, ownPart(view))), `2/participant,${JSON.stringify(['view', view])}`);
  }
});

packets.run();
