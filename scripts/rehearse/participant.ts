/*
 * One simulated participant, over raw frames: signs in, starts, thinks, answers, and finishes. Whatever comes is held against the
 * protocol and against what has been acknowledged; a connection that is lost is opened anew, and an answer whose acknowledgement is
 * missing is sent again.
 */
import type { z } from 'zod';
import { nothing, PROTOCOL_VERSION, receipt, signedIn, type Answer, type ParticipantState } from '../../server/protocol/participant.ts';
import { verdictOf, type Refusal, type Verdict } from '../../server/protocol/refusals.ts';
import { openFrames, type FrameSocket } from '../bench/frames.ts';
import type { Actor } from './cast.ts';
import { countRefusal, type Outcome } from './outcome.ts';
import { mailbox, PlayError, within, type Mailbox } from './views.ts';

export interface Stage {
  address: string;
  round: number;
  thinkingSeconds: number;
  outcome: Outcome;
  isOver(): boolean;
}

type Question = Extract<ParticipantState, { state: 'question' }>;

/** Beyond a question's own limit, milliseconds. */
const PATIENCE_MS = 20_000;
const ACKNOWLEDGED_WITHIN_MS = 15_000;
const MOST_RECONNECTS = 20;
/** Refusals that are over by themselves: the command is sent again. */
const PASSING: readonly Refusal[] = ['restarting', 'not-saved'];

export async function takePart(actor: Actor, stage: Stage): Promise<void> {
  const { outcome } = stage;
  try {
    const token = await signIn(actor, stage.address);
    const play = newPlay(stage);
    for (let tries = 0; !(await isPlayed(play, { token, stage })); tries += 1) {
      if (stage.isOver()) return;
      if (tries === MOST_RECONNECTS) throw new PlayError('the connection was lost too often');
      outcome.reconnects += 1;
      await pause(300 + Math.random() * 1_200);
    }
    outcome.finished += 1;
  } catch (error) {
    outcome.problems.push(`${actor.staffCode}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** False where the connection did not last to the end. */
async function isPlayed(play: Play, { token, stage }: { token: string; stage: Stage }): Promise<boolean> {
  const views = mailbox();
  let socket: FrameSocket | undefined;
  try {
    socket = await openFrames({ address: stage.address, namespace: '/participant', auth: { token, protocol: PROTOCOL_VERSION }, heard: views.take });
    await Promise.race([socket.lost, play.through(socket, views)]);
    return true;
  } catch (error) {
    if (error instanceof PlayError) throw error;
    return false;
  } finally {
    socket?.end();
  }
}

type Play = ReturnType<typeof newPlay>;

function newPlay({ round, thinkingSeconds, outcome }: Stage) {
  const acknowledged = new Set<number>();
  /** What is sent again is the same. */
  const given = new Map<number, number>();
  let hasStarted = false;

  async function through(socket: FrameSocket, views: Mailbox): Promise<void> {
    let patience = PATIENCE_MS;
    for (;;) {
      const { state } = await views.next(patience);
      if (state.state === 'finished') {
        outcome.lost += Math.max(0, acknowledged.size - state.answered);
        return;
      }
      if (state.state === 'ready') await start(socket, state.round.number);
      else if (state.state !== 'question') throw new PlayError(`was shown "${state.state}" instead of the round`);
      else {
        patience = PATIENCE_MS + state.round.limitSeconds * 1_000;
        if (!acknowledged.has(state.question)) await answer(socket, state);
      }
    }
  }

  async function start(socket: FrameSocket, offered: number): Promise<void> {
    if (offered !== round) throw new PlayError(`was offered round ${offered} instead of ${round}`);
    const verdict = await told(socket, { event: 'start', body: { shortAccepted: true }, schema: verdictOf(nothing) });
    if (!verdict.ok) throw new PlayError(`could not start: ${verdict.refusal}`);
    if (!hasStarted) outcome.started += 1;
    hasStarted = true;
  }

  async function answer(socket: FrameSocket, { attempt, question, shown }: Question): Promise<void> {
    await pause(thinkingSeconds * 1_000 * (0.5 + Math.random()));
    const choice = given.get(question) ?? Math.floor(Math.random() * shown.options.length);
    given.set(question, choice);
    const body: Answer = { attempt, question, revision: 1, choice };
    const from = performance.now();
    const verdict = await told(socket, { event: 'answer', body, schema: verdictOf(receipt) });
    if (!verdict.ok) return;
    outcome.latencies.push(performance.now() - from);
    outcome.acknowledged += 1;
    acknowledged.add(question);
    const { value } = verdict;
    if (value.question !== question) throw new PlayError(`got a receipt for question ${value.question} instead of ${question}`);
    if (value.choice !== choice) throw new PlayError(`chose ${choice} and got a receipt for ${value.choice}`);
  }

  async function told<Value>(socket: FrameSocket, command: { event: string; body: object; schema: z.ZodType<Verdict<Value>> }): Promise<Verdict<Value>> {
    const { event, body, schema } = command;
    const raw = await within(ACKNOWLEDGED_WITHIN_MS, socket.emit(event, body), `no acknowledgement of ${event}`);
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw new PlayError(`was acknowledged with what the protocol does not know: ${JSON.stringify(raw)}`);
    const verdict = parsed.data;
    if (verdict.ok) return verdict;
    if (PASSING.includes(verdict.refusal)) throw new Error(verdict.refusal);
    countRefusal(outcome, verdict.refusal);
    return verdict;
  }

  return { through };
}

async function signIn({ staffCode, personalCode }: Actor, address: string): Promise<string> {
  const response = await fetch(`${address}/api/participant/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ staffCode, personalCode }),
  });
  const verdict = verdictOf(signedIn).safeParse(await response.json());
  if (!verdict.success) throw new PlayError('could not sign in: the answer is none of the protocol');
  if (!verdict.data.ok) throw new PlayError(`could not sign in: ${verdict.data.refusal}`);
  return verdict.data.value.token;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
