import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION, type Answer, type ParticipantToServer, type ParticipantView, type ServerToParticipant } from '../protocol/participant.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { StateOf } from './player.ts';

/** A command without any outcome for so long, on a connection that stands, has been lost, milliseconds. */
const PATIENCE = 8_000;

/** A page comes back where the server has closed or refused: Socket.IO does not by itself. Milliseconds. */
const COME_BACK = 300;

export interface Acknowledged extends Answer {
  receivedAt: number;
}

/** One return after a lost connection: the server took up the attempt between these two instants of our clock. */
export interface Return {
  tried: number;
  seen: number;
  view: ParticipantView;
}

export interface DemoPage {
  /** Every answer that was acknowledged, by question: what the server may never lose. */
  acknowledged: Map<number, Acknowledged>;
  /** What no page should ever meet. */
  problems: string[];
  returns: Return[];
  /** The first and the last showing of each question. */
  showings: Map<number, { first: StateOf<'question'>; last: StateOf<'question'> }>;
  counts: { sent: number; refused: number; cut: number };
  state(): ParticipantView['state']['state'] | undefined;
  isConnected(): boolean;
  leave(): void;
}

export interface PageOptions {
  address: string;
  token: string;
  reconnect: Partial<ManagerOptions>;
  /** Refusals after which the same is sent again a moment later, as the participant page does; `restarting` waits for the reconnect. */
  bears?: readonly Refusal[];
  /** How long to think about a question, milliseconds. */
  think(): number;
  /** Something has happened. */
  changed(): void;
  /** An acknowledgement came so long after its answer was sent, milliseconds. */
  took(milliseconds: number): void;
}

/** Plays as the participant page does: keeps an unacknowledged answer, and sends it again after each reconnect. */
export function demoPage({ address, token, reconnect, bears = [], think, changed, took }: PageOptions): DemoPage {
  const socket: Socket<ServerToParticipant, ParticipantToServer> = io(`${address}/participant`, { transports: ['websocket'], auth: { token, protocol: PROTOCOL_VERSION }, forceNew: true, ...reconnect });
  const acknowledged: DemoPage['acknowledged'] = new Map();
  const showings: DemoPage['showings'] = new Map();
  const problems: string[] = [];
  const returns: Return[] = [];
  const counts = { sent: 0, refused: 0, cut: 0 };
  const timers = new Set<NodeJS.Timeout>();
  let pending: Answer | undefined;
  let view: ParticipantView | undefined;
  let tried: number | undefined;

  socket.io.on('reconnect_attempt', () => {
    tried = Date.now();
  });
  socket.on('connect', () => void send());
  socket.on('disconnect', comeBack);
  socket.on('connect_error', (error) => {
    if (socket.active) return;
    if (error.message !== 'restarting') problems.push(`connecting was refused: ${error.message}`);
    comeBack();
  });
  socket.on('view', (next) => {
    if (view !== undefined && next.version <= view.version) problems.push(`version ${next.version} came after ${view.version}`);
    if (tried !== undefined) returns.push({ tried, seen: Date.now(), view: next });
    tried = undefined;
    view = next;
    if (next.state.state === 'ready') void begin();
    if (next.state.state === 'question') consider(next.state);
    changed();
  });

  async function begin(): Promise<void> {
    const verdict = await socket.timeout(PATIENCE).emitWithAck('start', { shortAccepted: true });
    if (!verdict.ok && bears.includes(verdict.refusal)) after(COME_BACK, () => void begin());
    else if (!verdict.ok) problems.push(`starting was refused: ${verdict.refusal}`);
  }

  function consider(shown: StateOf<'question'>): void {
    const { attempt, question } = shown;
    if (acknowledged.has(question)) problems.push(`question ${question} is asked again after its acknowledgement`);
    const known = showings.get(question);
    showings.set(question, { first: known?.first ?? shown, last: shown });
    // A reserve may have taken the place of the one that was about to be answered.
    if (pending?.question !== question) pending = undefined;
    if (known !== undefined) return;
    const choice = (question * 7 + shown.place) % shown.shown.options.length;
    after(think(), () => {
      if (view?.state.state !== 'question' || view.state.question !== question) return;
      pending = { attempt, question, revision: 1, choice };
      void send();
    });
  }

  async function send(): Promise<void> {
    if (pending === undefined || !socket.connected) return;
    const given = pending;
    counts.sent += 1;
    const sentAt = performance.now();
    const answering = socket.timeout(PATIENCE).emitWithAck('answer', given);
    changed();
    const verdict = await answering.catch((error: Error) => error.message);
    if (typeof verdict === 'string') {
      counts.cut += 1;
      if (!verdict.includes('disconnected')) problems.push(`an answer got no outcome: ${verdict}`);
    } else if (!verdict.ok) {
      counts.refused += 1;
      if (bears.includes(verdict.refusal)) after(COME_BACK, () => void send());
      // The connection ends soon, and the answer is sent again after it.
      else if (verdict.refusal !== 'restarting') problems.push(`question ${given.question} was refused: ${verdict.refusal}`);
    } else {
      if (verdict.value.choice !== given.choice) problems.push(`choice ${given.choice} was acknowledged as ${verdict.value.choice}`);
      took(performance.now() - sentAt);
      acknowledged.set(given.question, { ...given, receivedAt: verdict.value.receivedAt });
      if (pending === given) pending = undefined;
    }
    changed();
  }

  function comeBack(): void {
    if (socket.active) return;
    after(COME_BACK * (0.5 + Math.random()), () => {
      tried = Date.now();
      socket.connect();
    });
  }

  function after(milliseconds: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  }

  return {
    acknowledged,
    problems,
    returns,
    showings,
    counts,
    state: () => view?.state.state,
    isConnected: () => socket.connected,
    leave: () => {
      for (const timer of timers) clearTimeout(timer);
      socket.off().disconnect();
    },
  };
}
