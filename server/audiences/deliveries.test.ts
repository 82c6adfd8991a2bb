import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { publisher } from '../contest/publisher.ts';
import type { ParticipantView } from '../protocol/participant.ts';
import { nextTurn } from '../contest/next-turn.ts';
import { deliveries } from './deliveries.ts';

/** A socket that keeps what Engine.IO is given, and a contest that composes no view. */
function bench(show: (write: (view: object) => void) => Promise<void> | undefined) {
  const written: string[] = [];
  const failures: unknown[] = [];
  const conn = { readyState: 'closing', transport: { name: 'websocket' }, request: { socket: {} }, write: (packet: string) => written.push(packet) };
  const socket = Object({ conn, connected: true, nsp: { name: '/participant' }, data: { participant: { id: 'one' } } });
  const seam = publisher();
  const deliver = deliveries(Object({ publisher: seam, show: (_session: unknown, write: (view: object) => void) => show(write) }), Object({ backgroundFailed: (_what: string, error: unknown) => failures.push(error) }));
  const to = deliver.add(socket);
  const acknowledge = (id: number): void => {
    seam.changed(socket.data.participant.id);
    deliver.acknowledge(to, id, { verdict: { ok: true, value: {} }, isCalm: true });
  };
  return { written, failures, acknowledge };
}

const VIEW: ParticipantView = { version: 1, now: 2, name: 'A', unit: 'B', past: [], state: { state: 'no-round' } };

const acknowledgements = suite('acknowledgements and views');

const told = (...ids: number[]): string[] => ids.map((id) => `3/participant,${id}[{"ok":true,"value":{}}]`);

acknowledgements('an acknowledgement leaves at the end of the turn where its view takes longer', async () => {
  let composed = 0;
  const { written, acknowledge } = bench(() => ((composed += 1) === 1 ? Promise.resolve() : new Promise(() => undefined)));
  await nextTurn();
  acknowledge(1);
  assert.equal(written, []);
  acknowledge(2);
  assert.equal(written, told(2));
  await nextTurn();
  assert.equal(written, told(2, 1));
});

acknowledgements('an acknowledgement leaves before the view that is composed within the call', () => {
  const { written, acknowledge } = bench((write) => {
    write(VIEW);
    return undefined;
  });
  written.length = 0;
  acknowledge(1);
  assert.equal(written, [...told(1), `2/participant,${JSON.stringify(['view', VIEW])}`]);
});

acknowledgements('it leaves alone where that view cannot be composed', () => {
  const { written, failures, acknowledge } = bench(() => {
    throw new Error('no view');
  });
  acknowledge(1);
  assert.equal([written, failures.length], [told(1), 2]);
});

acknowledgements('none is lost where the views that they were to leave with cannot be composed', async () => {
  const { written, failures, acknowledge } = bench(() => Promise.reject(new Error('no view')));
  await nextTurn();
  acknowledge(1);
  for (let step = 0; step < 10; step += 1) await Promise.resolve();
  acknowledge(2);
  await nextTurn();
  assert.equal(written, told(1, 2));
  assert.is(failures.length, 3);
});

acknowledgements.run();
