import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WebSocketServer } from 'ws';
import { newOutcome, type Outcome } from './outcome.ts';
import { takePart } from './participant.ts';

/** A server that does one thing wrong; the real one is rehearsed on in rehearse.test.ts. */
interface Fault {
  /** Answers that it counts at the end. */
  answered?: number;
  /** Something beside what a question is. */
  beside?: object;
  receiptFor?: number;
  /** A receipt for so many places beside the choice. */
  shift?: number;
  version?: number;
  round?: number;
}

const ROUND = { name: 'Tuần 1', opensAt: 1, closesAt: 9, questions: 1, limitSeconds: 60, attempts: 1 };

const participant = suite('a simulated participant');

participant('finishes a paper on a server that does nothing wrong', async () => {
  const outcome = await rehearsedOn({});
  assert.equal([outcome.finished, outcome.acknowledged, outcome.lost, outcome.problems], [1, 1, 0, []]);
});

participant('misses an answer that was acknowledged and is not counted', async () => {
  assert.is((await rehearsedOn({ answered: 0 })).lost, 1);
});

for (const [name, fault, told] of [
  ['a key beside the question', { beside: { key: 2 } }, 'received what the protocol does not know: view'],
  ['a receipt for another question', { receiptFor: 5 }, 'got a receipt for question 5 instead of 0'],
  ['a receipt for another choice', { shift: 7 }, /chose (\d) and got a receipt for [78]/],
  ['an older view behind a newer one', { version: 1 }, 'received an older view behind a newer one'],
  ['another round', { round: 2 }, 'was offered round 2 instead of 1'],
] as const) {
  participant(`notices ${name}`, async () => {
    const outcome = await rehearsedOn(fault);
    assert.is(outcome.finished, 0);
    assert.match(outcome.problems.join(), told);
  });
}

participant.run();

async function rehearsedOn(fault: Fault): Promise<Outcome> {
  const http = wrongServer(fault);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const outcome = newOutcome(1);
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  await takePart({ staffCode: 'DT00001', personalCode: 'ABCDEFGHJK' }, { address, round: 1, thinkingSeconds: 0, outcome, isOver: () => false });
  http.closeAllConnections();
  await new Promise((resolve) => void http.close(resolve));
  return outcome;
}

function wrongServer({ answered = 1, beside = {}, receiptFor = 0, shift = 0, version = 2, round: number = 1 }: Fault): Server {
  const http = createServer((_request, response) => response.end(JSON.stringify({ ok: true, value: { token: 't'.repeat(30), name: 'Người', unit: 'Sở' } })));
  new WebSocketServer({ server: http }).on('connection', (socket) => {
    const round = { ...ROUND, number };
    const show = (rank: number, state: object): void => socket.send(`42/participant,${JSON.stringify(['view', { version: rank, now: 1, name: 'Người', unit: 'Sở', past: [], state }])}`);
    socket.send('0{}');
    socket.on('message', (content: Buffer) => {
      const frame = content.toString();
      if (frame.startsWith('40')) {
        socket.send('40/participant,{}');
        show(1, { state: 'ready', round, trial: { text: '1 + 1?', options: ['1', '2'] }, attemptsTaken: 0, prediction: null });
        return;
      }
      const id = /^42\/participant,(\d+)/.exec(frame)?.[1];
      if (frame.includes('"start"')) {
        socket.send(`43/participant,${id}[{"ok":true,"value":{}}]`);
        show(version, { state: 'question', round, attempt: 'a', question: 0, place: 1, shown: { text: '?', options: ['a', 'b'] }, shownAt: 1, deadline: 9, saved: 0, replaced: false, ...beside });
        return;
      }
      const [, { choice }]: [string, { choice: number }] = JSON.parse(frame.slice(frame.indexOf('[')));
      socket.send(`43/participant,${id}${JSON.stringify([{ ok: true, value: { question: receiptFor, choice: choice + shift, receivedAt: 2, saved: 1, of: 1 } }])}`);
      show(version + 1, { state: 'finished', round, finishedAt: 2, answered, elapsed: null, score: null, receipt: 'R', expired: false, prediction: null });
    });
  });
  return http;
}
