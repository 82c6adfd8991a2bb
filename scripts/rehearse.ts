// npm run rehearse: invented people of the demonstration take part in a round of the running server.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { liveLobby } from '../server/protocol/live-player.ts';
import { publicContest, type PublicContest, type PublicRound } from '../server/protocol/public.ts';
import { verdictOf } from '../server/protocol/refusals.ts';
import { inSentences, UsageError } from './in-sentences.ts';
import { castFor, type Actor } from './rehearse/cast.ts';
import { readOptions, USAGE } from './rehearse/options.ts';
import { takeSeat, type LiveStage } from './rehearse/live-guest.ts';
import { isGood, newOutcome, type Outcome } from './rehearse/outcome.ts';
import { takePart, type Stage } from './rehearse/participant.ts';
import { showProgress } from './rehearse/progress.ts';
import { reportOf } from './rehearse/report.ts';

const COMING_AT_ONCE = 50;

const running = z.object({ port: z.int() });

await inSentences(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return void process.stdout.write(USAGE);
  const options = readOptions(words);
  const { dataFolder } = readConfig(process.env, []);
  const address = options.address ?? addressIn(dataFolder);
  const contest = await contestAt(address);
  if (!contest.demonstration) throw new UsageError('this server runs a real contest: only a demonstration can be rehearsed on');
  if (options.pin !== undefined) return rehearseLive(options.pin, { ...options, address });
  const round = roundOf(contest, options.round);
  const cast = castFor(dataFolder, round.number, options.people);
  return rehearse(cast, { address, round, thinkingSeconds: options.thinkingSeconds });
});

async function rehearse(cast: readonly Actor[], on: { address: string; round: PublicRound; thinkingSeconds: number }): Promise<void> {
  const { address, round, thinkingSeconds } = on;
  await report({ people: cast.length, name: round.name }, (outcome, isOver) => {
    const stage: Stage = { address, round: round.number, thinkingSeconds, outcome, isOver };
    return everybody(cast.map((actor) => () => takePart(actor, stage)), isOver);
  });
}

async function rehearseLive(pin: string, on: { address: string; people: number; thinkingSeconds: number }): Promise<void> {
  const { address, people, thinkingSeconds } = on;
  const lobby = verdictOf(liveLobby).parse(await (await fetch(`${address}/api/live/lobby?pin=${pin}`)).json());
  if (!lobby.ok) throw new UsageError(`no live session with the PIN ${pin} lets anybody in`);
  if (lobby.value.joining !== 'guests') throw new UsageError('this live session is for registered people: only guests can be invented');
  await report({ people, name: lobby.value.name }, (outcome, isOver) => {
    const stage: LiveStage = { address, pin, thinkingSeconds, outcome, isOver };
    return everybody(Array.from({ length: people }, (_, number) => () => takeSeat(number, stage)), isOver);
  });
}

/** Runs it to its end, or until somebody stops it, and prints what has come of it. */
async function report({ people, name }: { people: number; name: string }, run: (outcome: Outcome, isOver: () => boolean) => Promise<void>): Promise<void> {
  const outcome = newOutcome(people);
  const end = { asked: false };
  const stopped = new Promise<void>((resolve) => process.once('SIGINT', () => {
    end.asked = true;
    resolve();
  }));
  const endProgress = showProgress(outcome, process.stdout);
  const from = performance.now();
  await Promise.race([stopped, run(outcome, () => end.asked)]);
  endProgress();
  process.stdout.write(reportOf(outcome, { round: name, seconds: (performance.now() - from) / 1000 }));
  // Who was stopped leaves people in the middle of their papers, with connections that would keep the process.
  if (end.asked) process.exit(1);
  process.exitCode = isGood(outcome) ? 0 : 1;
}

/** So many come at once; whoever is in plays on beside those who come. */
async function everybody(cast: readonly (() => Promise<void>)[], isOver: () => boolean): Promise<void> {
  const playing: Promise<void>[] = [];
  for (let from = 0; from < cast.length && !isOver(); from += COMING_AT_ONCE) {
    playing.push(...cast.slice(from, from + COMING_AT_ONCE).map((play) => play()));
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  await Promise.all(playing);
}

function addressIn(dataFolder: string): string {
  const serverFile = join(dataFolder, 'server.json');
  if (!existsSync(serverFile)) throw new UsageError(`no server runs on ${dataFolder}: start it with npm start, or set DATA_DIR to its folder`);
  return `http://127.0.0.1:${running.parse(JSON.parse(readFileSync(serverFile, 'utf8'))).port}`;
}

async function contestAt(address: string): Promise<PublicContest> {
  const response = await fetch(`${address}/api/contest`).catch(() => undefined);
  const contest = publicContest.safeParse(await response?.json().catch(() => undefined));
  if (!contest.success) throw new UsageError(`no contest server of this version answers at ${address}`);
  return contest.data;
}

function roundOf({ rounds }: PublicContest, asked: number | undefined): PublicRound {
  const round = rounds.find(({ number, phase }) => (asked === undefined ? phase === 'open' : number === asked));
  if (round === undefined) throw new UsageError(asked === undefined ? 'no round is open' : `there is no round ${asked}; there are ${rounds.map(({ number }) => number).join(', ')}`);
  if (round.phase !== 'open') throw new UsageError(`round ${round.number} is not open: it is ${round.phase}`);
  return round;
}
