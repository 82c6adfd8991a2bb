/*
 * What the boards cost and how far they are behind. Under one steady load viewers come and go, so that spans with them lie between
 * spans without (the floor): what the machine does beside it then weighs on both. The server's CPU and answers are its own counts.
 * The board is behind by the time from the acknowledgement of a person's last answer to the first message that counts as many people.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launch } from '../../server/testing/child-server.ts';
import { prepareFolder, QUESTIONS } from './board-contest.ts';
import { boardFigures, type Measured, type Span, type Watched } from './board-figures.ts';
import { counted } from './counted.ts';
import type { Figure } from './figure.ts';
import { personalCodeOf, staffCodeOf } from './load-people.ts';
import type { Play, Played } from './players.ts';
import { child, pause, tell } from './processes.ts';
import type { Follow, Followed } from './viewers.ts';

export interface BoardBench {
  people: number;
  answersPerSecond: number;
  viewers: number;
  /** How often viewers come, and how long each span with them and each without is. */
  times: number;
  seconds: number;
  /** How long everybody thinks about a question, milliseconds. */
  thinking: number;
  /** How long the whole load runs before the first span, so that its code has been compiled by then; milliseconds. */
  warming: number;
}

export const BOARD: BoardBench = { people: 30_000, answersPerSecond: 500, viewers: 10, times: 14, seconds: 4, thinking: 900, warming: 4_000 };

/** What coming and going itself costs is in no span. */
const SETTLE_MS = 400;
const SIGN_INS_AT_ONCE = 24;
const ANSWERS = 'hoithi_answers_total';

export async function benchBoard(bench: BoardBench): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-bench-'));
  const watcher = await prepareFolder(folder, bench.people);
  const server = launch({ folder, port: await freePort() });
  const children = [child('players.ts'), child('viewers.ts')] as const;
  const clear = (): void => {
    for (const one of children) one.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  /** Whoever stops the bench stops its server. */
  const abandon = (): void => {
    server.signal('SIGKILL');
    clear();
  };
  process.once('exit', abandon);
  try {
    await server.listening;
    const cookie = await signInStaff(server.address, watcher);
    return await measure(bench, { address: server.address, cookie, players: children[0], viewers: children[1] });
  } finally {
    server.signal('SIGTERM');
    await server.ended;
    process.off('exit', abandon);
    clear();
  }
}

async function measure(bench: BoardBench, on: { address: string; cookie: string; players: ChildProcess; viewers: ChildProcess }): Promise<Figure[]> {
  const { address, cookie, players, viewers } = on;
  const every = (1000 * QUESTIONS) / bench.answersPerSecond;
  // The load is whole once the first people have reached their last question.
  const beginsAfter = bench.thinking * QUESTIONS + bench.warming;
  const loadMs = beginsAfter + (2 * bench.times + 1) * (bench.seconds * 1000 + 2 * SETTLE_MS);
  const tokens = await signInPlayers(address, Math.min(bench.people, Math.ceil(loadMs / every)));
  const play: Play = { address, tokens, every, thinking: bench.thinking };
  const [played, spans] = await Promise.all([tell<Play, Played>(players, play), pause(beginsAfter).then(() => watch(bench, { address, cookie, viewers }))]);
  return boardFigures(bench, { ...spans, played });
}

async function watch(bench: BoardBench, { address, cookie, viewers }: { address: string; cookie: string; viewers: ChildProcess }): Promise<Omit<Measured, 'played'>> {
  const without = [await span(address, bench.seconds)];
  const watched: Watched[] = [];
  for (let time = 0; time < bench.times; time += 1) {
    await tell<Follow, 'following'>(viewers, { address, cookie, viewers: bench.viewers });
    await pause(SETTLE_MS);
    const measured = await span(address, bench.seconds);
    watched.push({ ...measured, ...(await tell<'stop', Followed>(viewers, 'stop')) });
    await pause(SETTLE_MS);
    without.push(await span(address, bench.seconds));
  }
  return { without, watched };
}

/** What the server does in so many seconds. */
async function span(address: string, seconds: number): Promise<Span> {
  const from = await counted(address);
  await pause(seconds * 1000);
  const to = await counted(address);
  const took = (to.at - from.at) / 1000;
  return { from: from.at, to: to.at, cpu: (to.cpuSeconds - from.cpuSeconds) / took, answersPerSecond: (to.of(ANSWERS) - from.of(ANSWERS)) / took };
}

async function signInStaff(address: string, given: { account: string; password: string }): Promise<string> {
  const response = await fetch(`${address}/api/staff/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function signInPlayers(address: string, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let from = 0; from < count; from += SIGN_INS_AT_ONCE) {
    const people = Array.from({ length: Math.min(SIGN_INS_AT_ONCE, count - from) }, (_, person) => from + person);
    tokens.push(...(await Promise.all(people.map((person) => signIn(address, person)))));
  }
  return tokens;
}

async function signIn(address: string, person: number): Promise<string> {
  const body = JSON.stringify({ staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) });
  const response = await fetch(`${address}/api/participant/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const verdict: { value?: { token: string } } = Object(await response.json());
  if (verdict.value === undefined) throw new Error(`person ${person} could not sign in: ${JSON.stringify(verdict)}`);
  return verdict.value.token;
}
