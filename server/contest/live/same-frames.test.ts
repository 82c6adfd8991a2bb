import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DISPLAY_PROTOCOL_VERSION } from '../../protocol/display.ts';
import { LIVE_PROTOCOL_VERSION } from '../../protocol/live-player.ts';
import type { NewContest } from '../../../db/load.ts';
import { joinLive } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { PICTURES } from '../../testing/pictures.ts';
import { scrub, scrubFrame, type Exception } from '../../testing/scrub.ts';
import { openWire, type Wire } from '../../testing/wire.ts';

/** All that may differ before a release, by its path, with what it must look like. */
const EXCEPTIONS: Exception[] = [
  [/^(open|connect)\.sid$/, /^[\w-]{20}$/],
  [/^(POST join|GET lobby)\.value\.token$/, /^[\w-]{32}$/],
  [/^(POST join|GET lobby)\.value\.session$/, /^[\w-]{16}$/],
  // The wall's own invitation, and rows that are named by random ids.
  [/^frame\.shown\.pin$/, /^\d{6}$/],
  [/^frame\.shown\.link$/, /^http:\/\/localhost\/live\?pin=\d{6}$/],
  // Where a sealed picture lies; its length is one of a few.
  [/^(screen\.screen|view\.screen|GET view\.value\.screen|frame\.shown\.hall)\.picture\.url$/, /^\/api\/live\/picture\/[\w-]{24}$/],
  [/^frame\.shown\.hall\.(rows|units)\.\d+\.key$/, /^[\w-]{12}$/],
];

/** What a session said, by the phase it was in then. */
interface Said {
  phase: string;
  said: string;
}

/** One phone and one wall on bare sockets, and somebody over HTTPS, through a whole session. */
async function watch(shape: (contest: NewContest) => NewContest, picture?: { content: Buffer; alt: string }): Promise<Said[]> {
  const stage = await openStage({ shape });
  if (picture !== undefined) await stage.host.post('picture', { question: 'ALPHA-01', content: picture.content.toString('base64'), alt: picture.alt });
  const { world } = stage;
  const said: Said[] = [];
  let phase = 'lobby';
  const body = (name: string, content: unknown): void => void said.push({ phase, said: `${name}${scrub(EXCEPTIONS, name, content)}` });
  body('GET lobby', await (await fetch(`${world.address}/api/live/lobby?pin=${stage.pin}`)).json());
  const joined = await joinLive(world.address, { pin: stage.pin, nickname: 'Lan' });
  body('POST join', joined);
  const slow = await joinLive(world.address, { pin: stage.pin, nickname: 'Minh' });
  if (!joined.ok || !slow.ok) throw new Error('not let in');
  const phone = await openWire(world.address);
  const wall = await openWire(world.address);
  await phone.join('/live', { token: joined.value.token, protocol: LIVE_PROTOCOL_VERSION });
  await wall.join('/display', { token: await wallOf(stage), protocol: DISPLAY_PROTOCOL_VERSION });
  const read = new Map<Wire, number>();
  const drain = async (): Promise<void> => {
    // What is on its way has come when a question behind it is answered.
    await ask(phone, '/live', 'clock');
    await settledWall(stage, wall);
    for (const wire of [phone, wall]) {
      for (const frame of wire.frames.slice(read.get(wire) ?? 0)) if (!isAnswer(frame)) said.push({ phase, said: scrubFrame(EXCEPTIONS, frame.replace(/^(4\d)\/\w+,\d*/, '$1')) });
      read.set(wire, wire.frames.length);
    }
    const headers = { authorization: `Bearer ${slow.value.token}`, 'x-hoithi-protocol': String(LIVE_PROTOCOL_VERSION) };
    body('GET view', await (await fetch(`${world.address}/api/live/view`, { headers })).json());
  };
  await drain();
  for (let turns = 0; turns < 30 && phase !== 'ended'; turns += 1) {
    const view = await stage.view();
    // The first question's time runs out, with that of who asked for it last over HTTPS.
    if (view.phase === 'open' && view.place === 0) await stage.advance((view.dueAt ?? 0) + 2_000 - world.clock.now());
    else if (view.phase === 'announced') await stage.advance((view.dueAt ?? 0) - world.clock.now());
    else await stage.act({ order: 'next' });
    phase = `${(await stage.view()).phase} ${(await stage.view()).place}`.replace('ended 1', 'ended');
    await drain();
    // The right option differs with the keys: everybody is wrong in both.
    if (phase.startsWith('open')) body('answer', await ask(phone, '/live', 'answer', { step: phase.endsWith('0') ? 'q1' : 'q2', choice: 3, revision: 1 }));
  }
  phone.end();
  wall.end();
  await stage.close();
  return said;
}

async function wallOf(stage: LiveStage): Promise<string> {
  const added = await stage.host.post<{ path: string }>('act', { act: 'display-add', name: 'Màn chiếu', script: [{ kind: 'live', session: stage.session }] });
  if (!added.ok) throw new Error(`no wall: ${added.refusal}`);
  return added.value.path.replace('/display/', '');
}

async function settledWall({ world }: LiveStage, wall: Wire): Promise<void> {
  world.clock.advance(500);
  await world.settle();
  await ask(wall, '/display', 'report', { started: true, fullScreen: true, sound: false, awake: true, hidden: false });
}

let asked = 0;
async function ask(wire: Wire, namespace: string, ...event: unknown[]): Promise<unknown> {
  asked += 1;
  wire.send(`42${namespace},${asked}${JSON.stringify(event.length === 1 ? [...event, {}] : event)}`);
  const frame = await wire.next(`43${namespace},${asked}[`);
  return JSON.parse(frame.slice(frame.indexOf('[')));
}

const isAnswer = (frame: string): boolean => frame.startsWith('43');

const changed = (what: (question: NewContest['questions'][number]) => NewContest['questions'][number]) => (contest: NewContest): NewContest => ({ ...contest, questions: contest.questions.map(what) });

const sameFrames = suite('what a live session sends');

sameFrames('is the same with other keys and citations, until each release', async () => {
  const first = await watch((contest) => contest);
  const second = await watch(changed((question) => ({ ...question, key: 1, citation: 'Điều 22', explanation: 'Vì Điều 22' })));
  const hidden = ['lobby', 'announced 0', 'open 0', 'closed 0'];
  const until = (said: Said[]) => said.filter(({ phase }) => hidden.includes(phase));
  for (const phase of hidden) assert.ok(first.some((one) => one.phase === phase), phase);
  assert.equal(until(second), until(first));
  const released = (said: Said[]) => said.filter(({ phase, said: text }) => phase === 'histogram 0' && text.includes('"revealed"'));
  assert.ok(released(first).length >= 3 && released(second).length >= 3);
  assert.is.not(released(first)[0]?.said, released(second)[0]?.said);
});

sameFrames('is the same with another text, until it opens', async () => {
  const first = await watch((contest) => contest);
  const second = await watch(changed((question) => ({ ...question, text: `Một câu hỏi khác hẳn ${question.code}?`, options: ['một', 'hai', 'ba', 'bốn'] })));
  const until = (said: Said[]) => said.filter(({ phase }) => ['lobby', 'announced 0'].includes(phase));
  assert.equal(until(second), until(first));
  assert.ok(first.some(({ phase, said }) => phase === 'open 0' && said.includes('Question alpha 1?')));
  assert.not(until(first).some(({ said }) => said.includes('Question alpha')));
});

sameFrames('is the same with another picture, until it opens', async () => {
  const first = await watch((contest) => contest, { content: PICTURES.png, alt: 'Bản đồ' });
  const second = await watch((contest) => contest, { content: PICTURES.webp, alt: 'Một tấm ảnh khác hẳn' });
  const until = (said: Said[]) => said.filter(({ phase }) => ['lobby', 'announced 0'].includes(phase));
  assert.ok(until(first).some(({ said }) => said.includes('"bytes":32768')));
  assert.equal(until(second), until(first));
});

sameFrames('is the same with another second question, until that opens', async () => {
  const first = await watch((contest) => contest);
  const second = await watch(changed((question) => (question.code === 'ALPHA-02' ? { ...question, text: 'Khác?', key: 2, citation: 'Khác' } : question)));
  const until = (said: Said[]) => said.slice(0, said.findIndex(({ phase }) => phase === 'open 1'));
  assert.ok(until(first).some(({ phase }) => phase === 'announced 1'));
  assert.equal(until(second), until(first));
});

sameFrames.run();
