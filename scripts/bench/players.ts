// Participants of a bench, in a process of their own: told over IPC whom to play and how fast, it answers with the instant of each finish.
import { PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import { openFrames } from './frames.ts';

/** `tokens`: one for each participant, who begins so many milliseconds after the one before and answers each question after `thinking`. */
export interface Play { address: string; tokens: string[]; every: number; thinking: number }
export interface Played { finishes: number[]; answers: number; refused: number }

interface Question { state: string; attempt?: string; question?: number }

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

process.once('message', (play: Play) => void answerWith(play));

async function answerWith(play: Play): Promise<void> {
  process.send?.(await playAll(play));
  process.disconnect();
}

async function playAll({ address, tokens, every, thinking }: Play): Promise<Played> {
  const played: Played = { finishes: [], answers: 0, refused: 0 };
  const from = performance.now();
  const playing: Promise<void>[] = [];
  for (const [at, token] of tokens.entries()) {
    await pause(from + at * every - performance.now());
    playing.push(playOne(address, token));
  }
  await Promise.all(playing);
  return played;

  async function playOne(to: string, token: string): Promise<void> {
    const state: { now: Question; tell: () => void } = { now: { state: '' }, tell: () => undefined };
    const socket = await openFrames({ address: to, namespace: '/participant', auth: { token, protocol: PROTOCOL_VERSION }, heard: (event, body) => {
      if (event !== 'view') return;
      state.now = stateOf(body);
      state.tell();
    } });
    await socket.emit('start', { shortAccepted: true });
    let answered = -1;
    for (;;) {
      while (state.now.state !== 'question' || state.now.question === answered) {
        if (state.now.state !== 'question' && answered >= 0) break;
        await new Promise<void>((resolve) => void (state.tell = resolve));
      }
      if (state.now.state !== 'question') break;
      const { attempt, question } = state.now;
      await pause(thinking);
      const verdict = await socket.emit('answer', { attempt, question, revision: 1, choice: 0 });
      if (isOk(verdict)) played.answers += 1;
      else played.refused += 1;
      answered = question ?? answered;
      if (isLast(verdict)) break;
    }
    played.finishes.push(Date.now());
    socket.end();
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
