/*
 * One simulated guest of a live session, over raw frames: joins by the PIN, thinks, answers what opens, changes the mind now and then, and
 * stays to the end. Whatever comes is held against the protocol and against what has been acknowledged; a connection that is lost is
 * opened anew, and an answer whose acknowledgement is missing is sent again.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LIVE_PROTOCOL_VERSION, liveJoined, liveOwn, livePlayerScreen, livePlayerView, liveReceipt, type LiveAnswer, type LiveOwn, type LivePlayerScreen } from '../../server/protocol/live-player.ts';
import { verdictOf } from '../../server/protocol/refusals.ts';
import { openFrames, type FrameSocket } from '../bench/frames.ts';
import { countRefusal, type Outcome } from './outcome.ts';
import { PlayError, within } from './views.ts';

export interface LiveStage {
  address: string;
  pin: string;
  thinkingSeconds: number;
  outcome: Outcome;
  isOver(): boolean;
}

const MOST_RECONNECTS = 50;
const ACKNOWLEDGED_WITHIN_MS = 15_000;
/** One in so many changes the mind. */
const CHANGES = 5;

interface Guest {
  number: number;
  ticket: string;
  /** What has been given for each step, the newest revision, and whether it is acknowledged. */
  given: Map<string, LiveAnswer & { isAcknowledged: boolean }>;
  newest: number;
  stage: LiveStage;
}

export async function takeSeat(number: number, stage: LiveStage): Promise<void> {
  const guest: Guest = { number, ticket: randomBytes(18).toString('base64url'), given: new Map(), newest: 0, stage };
  const { outcome } = stage;
  try {
    await join(guest);
    outcome.started += 1;
    for (let tries = 0; !(await isPlayed(guest)); tries += 1) {
      if (stage.isOver()) return;
      if (tries === MOST_RECONNECTS) throw new PlayError('the connection was lost too often');
      outcome.reconnects += 1;
      await pause(300 + Math.random() * 1_200);
    }
    outcome.finished += 1;
  } catch (error) {
    outcome.problems.push(`guest ${number}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function join(guest: Guest): Promise<void> {
  const { number, ticket, stage } = guest;
  const body = JSON.stringify({ pin: stage.pin, nickname: `Diễn tập ${number}`, ticket });
  const response = await fetch(`${stage.address}/api/live/join`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const verdict = verdictOf(liveJoined).parse(await response.json());
  if (!verdict.ok && verdict.refusal === 'too-fast' && !stage.isOver()) {
    // All of them come from one network.
    await pause(1_000 + Math.random() * 2_000);
    return join(guest);
  }
  if (!verdict.ok) throw new PlayError(`was not let in: ${verdict.refusal}`);
}

/** False where the connection did not last to the end. */
async function isPlayed(guest: Guest): Promise<boolean> {
  let socket: FrameSocket | undefined;
  let end: (isWhole: boolean) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const course = new Promise<boolean>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  course.catch(() => undefined);
  const heard = (event: string, body: unknown): void => {
    try {
      take(event, body);
    } catch (error) {
      fail(error);
    }
  };

  function take(event: string, body: unknown): void {
    if (event === 'farewell') return end(false);
    if (event === 'own') return check(guest, newer(guest, liveOwn.parse(body)));
    if (event === 'view') {
      const view = newer(guest, livePlayerView.parse(body));
      if (view.own !== null) check(guest, view.own);
      return see(view.screen);
    }
    if (event !== 'screen') throw new PlayError(`received what the protocol does not know: ${event}`);
    const { screen, own } = newer(guest, livePlayerScreen.parse(body));
    if (own !== undefined) check(guest, own);
    return see(screen);
  }

  function see(screen: LivePlayerScreen): void {
    if (screen.screen === 'ended') return void setTimeout(() => end(true), 500);
    if (screen.screen === 'open') think(screen).catch((error: unknown) => fail(error));
    return undefined;
  }

  async function think({ step, choices }: Extract<LivePlayerScreen, { screen: 'open' }>): Promise<void> {
    const known = guest.given.get(step);
    if (known?.isAcknowledged === true) return;
    // What comes first comes before the socket is in hand.
    await pause(0);
    if (known === undefined) await pause(guest.stage.thinkingSeconds * 1_000 * (0.2 + Math.random() * 1.6));
    await say(known ?? { step, choice: Math.floor(Math.random() * choices), revision: 1 });
    if (Math.random() * CHANGES < 1) await say({ step, choice: Math.floor(Math.random() * choices), revision: 2 });
  }

  async function say({ step, choice, revision }: LiveAnswer): Promise<void> {
    if (socket === undefined || (guest.given.get(step)?.revision ?? 0) > revision) return;
    const answer = { step, choice, revision };
    const before = guest.given.get(step);
    guest.given.set(step, { ...answer, isAcknowledged: false });
    const sentAt = performance.now();
    const verdict = verdictOf(liveReceipt).parse(await within(ACKNOWLEDGED_WITHIN_MS, Promise.race([socket.emit('answer', answer), socket.lost]), 'no acknowledgement'));
    if (verdict.ok) {
      guest.given.set(step, { ...answer, choice: verdict.value.choice, isAcknowledged: true });
      guest.stage.outcome.latencies.push(performance.now() - sentAt);
      guest.stage.outcome.acknowledged += 1;
      return;
    }
    // Whoever thinks too long is told so: that is no fault of the server's. What counted before counts still.
    if (before === undefined) guest.given.delete(step);
    else guest.given.set(step, before);
    if (verdict.refusal !== 'too-late') countRefusal(guest.stage.outcome, verdict.refusal);
  }

  try {
    socket = await openFrames({ address: guest.stage.address, namespace: '/live', auth: { token: guest.ticket, protocol: LIVE_PROTOCOL_VERSION }, heard });
    return await Promise.race([socket.lost, course]);
  } catch (error) {
    if (error instanceof PlayError || (error instanceof Error && error.name === 'ZodError')) throw error;
    return false;
  } finally {
    socket?.end();
  }
}

/** What comes has a higher version than what has come. */
function newer<Message extends { version: number }>(guest: Guest, message: Message): Message {
  if (message.version < guest.newest) throw new PlayError('received an older message behind a newer one');
  guest.newest = message.version;
  return message;
}

/** The choice that the server counts is the newest that it has acknowledged. */
function check({ given, stage }: Guest, { step, last }: LiveOwn): void {
  const own = step === null ? undefined : given.get(step);
  if (own?.isAcknowledged === true && last !== null && last.choice !== own.choice) stage.outcome.lost += 1;
}
