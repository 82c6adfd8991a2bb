// Participants of a bench, in a process of their own: told over IPC whom to play and how fast, it answers with the instant of each finish.
import { PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import { openFrames, type FrameSocket } from './frames.ts';
import { pause } from './processes.ts';

/** `tokens`: one for each participant, who begins so many milliseconds after the one before and answers each question after `thinking`. */
export interface Play { address: string; tokens: string[]; every: number; thinking: number }
/** `failures`: answers that were refused, and people whose connection did not last to the end. */
export interface Played { finishes: number[]; answers: number; failures: string[] }

interface Question { state: string; attempt?: string; question?: number }

process.once('message', (play: Play) => void answerWith(play));

async function answerWith(play: Play): Promise<void> {
  process.send?.(await playAll(play), () => process.disconnect());
}

async function playAll({ address, tokens, every, thinking }: Play): Promise<Played> {
  const played: Played = { finishes: [], answers: 0, failures: [] };
  const from = performance.now();
  const playing: Promise<unknown>[] = [];
  for (const [at, token] of tokens.entries()) {
    await pause(from + at * every - performance.now());
    playing.push(playOne(token).catch((error: unknown) => played.failures.push(String(error))));
  }
  await Promise.all(playing);
  return played;

  async function playOne(token: string): Promise<void> {
    const state: { now: Question; tell: () => void } = { now: { state: '' }, tell: () => undefined };
    const heard = (event: string, body: unknown): void => {
      if (event !== 'view') return;
      state.now = stateOf(body);
      state.tell();
    };
    const socket = await openFrames({ address, namespace: '/participant', auth: { token, protocol: PROTOCOL_VERSION }, heard });
    await Promise.race([socket.lost, answerAll(socket, state)]);
    played.finishes.push(Date.now());
    socket.end();
  }

  async function answerAll(socket: FrameSocket, state: { now: Question; tell: () => void }): Promise<void> {
    await socket.emit('start', { shortAccepted: true });
    for (let answered = -1; ; ) {
      while (state.now.state !== 'question' || state.now.question === answered) await new Promise<void>((resolve) => void (state.tell = resolve));
      const { attempt, question = -1 } = state.now;
      await pause(thinking);
      const verdict = await socket.emit('answer', { attempt, question, revision: 1, choice: 0 });
      if (!isOk(verdict)) throw new Error(`an answer was refused: ${JSON.stringify(verdict)}`);
      played.answers += 1;
      answered = question;
      if (isLast(verdict)) return;
    }
  }
}

function stateOf(view: unknown): Question {
  return typeof view === 'object' && view !== null && 'state' in view ? Object(view.state) : { state: '' };
}

function isOk(verdict: unknown): boolean {
  return typeof verdict === 'object' && verdict !== null && 'ok' in verdict && verdict.ok === true;
}

/** The receipt says how many answers of the paper are saved. */
function isLast(verdict: unknown): boolean {
  if (typeof verdict !== 'object' || verdict === null || !('value' in verdict)) return false;
  const { saved, of }: { saved?: number; of?: number } = Object(verdict.value);
  return saved !== undefined && saved === of;
}
