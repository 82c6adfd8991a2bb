import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION, type ParticipantView, type Result } from '../protocol/participant.ts';
import { asking, predict } from '../testing/predictions.ts';
import { scrub, scrubFrame, type Exception } from '../testing/scrub.ts';
import { CLOSES_AT, MINUTE, optionText, personalCodeOf, staffCodeOf } from '../testing/small-contest.ts';
import { openWire, type Wire } from '../testing/wire.ts';
import { openWorld, type World, type WorldOptions } from '../testing/world.ts';

/** The trial question (number 0) says its key in its acknowledgement, so it is the same in both. */
const KEYS = { first: () => 0, second: (number: number) => (number === 0 ? 0 : 1 + (number % 3)) };
const AWAY = 7_000;

/** By this seed the person's paper has question 0, which has one key in both, at neither of the last two places. */
const SEED = (bytes: number): Buffer => Buffer.alloc(bytes, 'a');

/** All that may differ before the release, by its path, with what it must look like. */
const EXCEPTIONS: Exception[] = [
  // Random names of connections, tokens and attempts.
  [/^(open|connect)\.sid$/, /^[\w-]{20}$/],
  [/^POST sign-in\.value\.token$/, /^[\w-]{32}$/],
  [/^(view|GET view\.value)\.state\.(prediction\.)?attempt$/, /^[\w-]{16}$/],
  // A keyed hash over the attempt's random id and what is stored of it; neither holds a key.
  [/^(view|GET view\.value)\.state\.receipt$/, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/],
  // SHA-256 of the bank behind the secret seed: nobody can try keys against it before the seed is out.
  [/^GET contest\.rounds\.0\.hashes\.bank$/, /^[0-9a-f]{64}$/],
];

const sameFrames = suite('what a participant is sent');

sameFrames('is the same in two contests that differ only in keys and citations, until the release', async () => {
  const first = await watch({ secrets: { key: KEYS.first, citation: 'Article 1' } });
  const second = await watch({ secrets: { key: KEYS.second, citation: 'Article 22, clause 3' } });
  for (const state of ['ready', 'question', 'finished']) assert.ok(first.before.some((said) => said.includes(`"state":"${state}"`)));
  for (const [index, said] of first.before.entries()) assert.is(second.before[index], said);
  assert.is(second.before.length, first.before.length);

  assert.equal(first.result.review.map(({ text, choice }) => ({ text, choice })), second.result.review.map(({ text, choice }) => ({ text, choice })));
  assert.equal([first.result.correct, second.result.correct], [1, 2]);
  assert.equal(first.result.review.map(({ citation }) => citation), Array(4).fill('Article 1'));
  assert.equal(second.result.review.map(({ citation }) => citation), Array(4).fill('Article 22, clause 3'));
});

for (const asks of ['participants', 'all-correct'] as const) {
  sameFrames(`is the same in two contests that differ only in how many others take part, where a prediction asks for ${asks}`, async () => {
    const declaration = asking(asks);
    const few = await watch({ people: 20, declaration }, async () => undefined);
    const many = await watch({ people: 20, declaration }, (world, people) => crowd(world, people));
    assert.ok(few.before.some((said) => said.includes('"own":480')));
    for (const [index, said] of few.before.entries()) assert.is(many.before[index], said);
    assert.is(many.before.length, few.before.length);
    assert.equal([few.result.prediction, many.result.prediction], [asks === 'participants' ? 2 : 0, asks === 'participants' ? 11 : 9].map((actual) => ({ asks, guess: 480, actual })));
  });
}

sameFrames.run();

/** These people take their papers in no time, all correct, and predict. */
async function crowd(world: World, people: readonly number[]): Promise<void> {
  for (const person of people) {
    const player = await world.player(person);
    await player.start();
    for (const place of [1, 2, 3, 4]) await player.answer(await player.question(place), 0);
    await player.state('finished');
    await predict(player, person);
  }
}

type Others = (world: World, people: readonly number[]) => Promise<void>;

/** Plays one participant through a round and keeps everything that comes, as text without the exceptions. */
async function watch(options: WorldOptions, others: Others = async () => undefined): Promise<{ before: string[]; result: Result }> {
  const world = await openWorld({ seed: SEED, ...options });
  try {
    return await recorded(world, others);
  } finally {
    await world.close();
  }
}

async function recorded(world: World, others: Others): Promise<{ before: string[]; result: Result }> {
  const http: string[] = [];
  const sockets: string[] = [];
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-hoithi-protocol': String(PROTOCOL_VERSION) };
    const response = await fetch(`${world.address}/api/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const content: unknown = await response.json();
    const { status } = response;
    const shape = ['content-type', 'content-length', 'cache-control'].map((name) => response.headers.get(name));
    http.push(JSON.stringify([status, shape, scrub(EXCEPTIONS, `${method} ${path.replace('participant/', '')}`, content)]));
    return content;
  };
  const everywhere = async (): Promise<void> => {
    await ask('GET', 'participant/view');
    await ask('GET', 'contest');
    await ask('POST', 'participant/past-result', { round: 1 });
  };
  let token = '';
  await others(world, [3, 4, 5, 6]);
  await ask('GET', 'contest');
  await ask('POST', 'participant/sign-in', { staffCode: staffCodeOf(1), personalCode: 'WRONG' });
  ({ token } = (await ask('POST', 'participant/sign-in', { staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) }) as { value: { token: string } }).value);

  let wire = await joined(world, token);
  const leave = (): void => {
    sockets.push(...wire.frames.map((frame) => scrubFrame(EXCEPTIONS, frame)));
    wire.end();
  };
  await viewAt(wire, 'ready');
  await everywhere();
  for (const choice of [0, 1, 2, 3, 9]) await wire.command('trial', { choice });
  for (const name of ['clock', 'take-over']) await wire.command(name, {});
  await wire.command('past-result', { round: 1 });
  await wire.command('answer', { attempt: 'none', question: 0, revision: 1, choice: 0 });
  await ask('POST', 'participant/trial', { choice: 1 });

  await wire.command('start', { shortAccepted: false });
  for (const place of [1, 2, 3, 4]) {
    const { state } = await viewAt(wire, 'question', place);
    if (state.state !== 'question') throw new Error(`no question at place ${place}`);
    const number = Number(/\d+/.exec(state.shown.text)?.[0]);
    // Right in the first, nothing, and twice right in the second; the choice follows from the text alone.
    const stored = place === 1 ? 0 : KEYS.second(number);
    const command = { attempt: state.attempt, question: state.question, revision: 1, choice: state.shown.options.indexOf(optionText(stored)) };
    world.clock.advance(place === 2 ? MINUTE : 3_000 * place);
    if (place !== 2) await wire.command('answer', command);
    await (place === 4 ? viewAt(wire, 'finished') : viewAt(wire, 'question', place + 1));
    if (place === 2) await wire.command('answer', command);
    await wire.command('answer', { ...command, choice: (command.choice + 1) % 4 });
    if (place === 3) await ask('POST', 'participant/answer', command);
    await ask('GET', 'participant/view');
  }
  await everywhere();
  await wire.command('start', { shortAccepted: true });
  await others(world, [7, 8, 9]);
  const finished = await viewAt(wire, 'finished');
  const attempt = (finished.state.state === 'finished' && finished.state.prediction?.attempt) || 'none';
  for (const guess of [480, 481, 480]) await wire.command('predict', { attempt, guess });
  await ask('POST', 'participant/predict', { attempt, guess: 480 });
  await everywhere();

  // Somebody else's attempt runs past the close by its credit: the round is over for nobody until then.
  world.clock.set(CLOSES_AT - MINUTE / 2);
  const other = await world.player(2);
  await other.start();
  await other.question(1);
  leave();
  await others(world, [10, 11]);
  await world.crash(AWAY);
  await other.connect();
  wire = await joined(world, token);
  await viewAt(wire, 'finished');
  world.clock.set(CLOSES_AT + AWAY - 1);
  await world.settle();
  await everywhere();
  await wire.command('past-result', { round: 1 });

  sockets.push(...wire.frames.map((frame) => scrubFrame(EXCEPTIONS, frame)));
  const before = [...sockets, ...http];
  world.clock.set(CLOSES_AT + AWAY);
  const { state } = await viewAt(wire, 'result');
  wire.end();
  if (state.state !== 'result') throw new Error('no result came');
  return { before, result: state.result };
}

async function joined(world: World, token: string): Promise<Wire> {
  const wire = await openWire(world.address);
  await wire.join('/participant', { token, protocol: PROTOCOL_VERSION });
  return wire;
}

const VIEW = '42/participant,["view",';

async function viewAt(wire: Wire, name: string, place?: number): Promise<ParticipantView> {
  return wire.until(`view ${name}`, (frame) => {
    const view = frame.startsWith(VIEW) ? (JSON.parse(frame.slice('42/participant,'.length)) as [string, ParticipantView])[1] : undefined;
    const fits = view?.state.state === name && (place === undefined || (view.state.state === 'question' && view.state.place === place));
    return fits ? view : undefined;
  });
}
