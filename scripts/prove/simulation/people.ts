import type { Session } from '../../../server/contest/session.ts';
import type { Answer, ParticipantView } from '../../../server/protocol/participant.ts';
import type { Verdict } from '../../../server/protocol/refusals.ts';
import type { BareContest } from '../../../server/testing/bare-contest.ts';
import type { StateOf } from '../../../server/testing/player.ts';
import type { Network } from './network.ts';
import { LIMIT } from './invariants.ts';
import { keyOf, type Oracle } from './oracle.ts';
import type { fileReader } from './stored.ts';

type Question = StateOf<'question'>;

interface Device {
  participant: string;
  token: string;
  /** Its session while a socket is open. */
  socket: Session | undefined;
  /** The questions it has been shown; the last is the newest. */
  shown: Question[];
  composing: boolean;
  again: boolean;
}

interface Setting {
  bare: BareContest;
  reader: ReturnType<typeof fileReader>;
  oracle: Oracle;
  network: Network;
  random(): number;
}

/** People at their devices. They do what pages do and what pages should not do, and tell the oracle what comes of it. */
export function people({ bare, reader, oracle, network, random }: Setting, tokens: readonly string[][]) {
  const devices: Device[] = tokens.flatMap((own, index) => own.map((token) => ({ participant: `person-000${index + 1}`, token, socket: undefined, shown: [], composing: false, again: false })));
  const underWay = new Set<Promise<void>>();
  let falls = 0;

  /** What fails because the disk is ill may, and what a process does that is gone; anything else that is thrown is a failure of the server. */
  function track(what: string, work: Promise<void>): void {
    const begun = falls;
    const tracked = work
      .catch((error: unknown) => {
        if (begun === falls && !(error instanceof Error && error.name === 'NotSavedError')) oracle.breaks(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
      })
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  }

  function admitted({ token }: Device): Session {
    const session = bare.contest.session(token);
    if (session === undefined) throw new Error('a device is signed out');
    return session;
  }

  async function look(device: Device, session: Session): Promise<void> {
    const begun = falls;
    oracle.mayBeBack(device.participant, bare.clock.now());
    const view = await bare.contest.view(session);
    // What a process says that is gone by then reaches nobody.
    if (begun !== falls) return;
    oracle.viewed(device.token, view);
    take(device, view);
  }

  function take(device: Device, { state }: ParticipantView): void {
    if (state.state !== 'question') return;
    oracle.isBack(device.participant, bare.clock.now());
    device.shown.push(state);
  }

  /** As sockets are served: a view that is asked for while one is composed is composed once behind it. */
  async function deliver(device: Device): Promise<void> {
    device.again = device.composing;
    if (device.composing || device.socket === undefined) return;
    device.composing = true;
    await look(device, device.socket).finally(() => {
      device.composing = false;
    });
    if (device.again) await deliver(device);
  }

  async function connect(device: Device): Promise<void> {
    const session = admitted(device);
    disconnect(device);
    device.socket = session;
    bare.contest.presence.connect(session);
    await deliver(device);
  }

  function disconnect(device: Device): void {
    if (device.socket !== undefined) bare.contest.presence.disconnect(device.socket);
    device.socket = undefined;
  }

  async function poll(device: Device): Promise<void> {
    const session = admitted(device);
    bare.contest.presence.polled(session.device);
    await look(device, session);
  }

  async function start(device: Device): Promise<void> {
    const arrival = { receivedAt: bare.clock.now(), overSocket: device.socket !== undefined };
    const verdict = await bare.contest.start(admitted(device), { shortAccepted: true }, arrival);
    oracle.refusedFairly('a start', verdict);
  }

  async function answer(device: Device, given: Answer, deadline: number): Promise<void> {
    const receivedAt = bare.clock.now();
    const begun = falls;
    const isRepeat = oracle.acknowledged.has(keyOf(given));
    oracle.answerArrived(given, receivedAt);
    oracle.mayBeBack(device.participant, receivedAt);
    const session = admitted(device);
    const mustCount = isOpenTo(session, given, receivedAt);
    const verdict = await asTold(bare.contest.answer(session, given, { receivedAt, overSocket: device.socket !== undefined }));
    if (begun === falls && isDecided(verdict)) oracle.isBack(device.participant, receivedAt);
    oracle.answered(given, verdict, { receivedAt, deadline, mustCount: mustCount && begun === falls, isRepeat });
    oracle.refusedFairly('an answer', verdict);
  }

  /** Whether this is certainly an answer in time by the device that holds the attempt. */
  function isOpenTo({ device }: Session, { attempt, question }: Answer, receivedAt: number): boolean {
    const row = reader.read().attempts.find(({ id }) => id === attempt);
    if (row?.state !== 'open' || row.device !== device || row.item !== question || row.pausedFrom !== null || row.shownAt === null) return false;
    return receivedAt < Math.min(row.shownAt + LIMIT + row.questionCredit, row.closesAt + row.credit);
  }

  async function takeOver(device: Device): Promise<void> {
    const begun = falls;
    const receivedAt = bare.clock.now();
    oracle.mayBeBack(device.participant, receivedAt);
    const verdict = await bare.contest.takeOver(admitted(device), { receivedAt });
    if (begun === falls && verdict.ok) oracle.isBack(device.participant, bare.clock.now());
    oracle.refusedFairly('taking over', verdict);
  }

  /** Mostly the newest question, now and then an older one, or one that nobody was asked. */
  function sendAnswer(device: Device): void {
    const known = device.shown.at(random() < 0.85 ? -1 : Math.floor(random() * device.shown.length));
    if (known === undefined) return network.send(() => track('start', start(device)));
    const { attempt } = known;
    const question = random() < 0.95 ? known.question : Math.floor(random() * 6);
    const given: Answer = { attempt, question, revision: 1, choice: Math.floor(random() * 4) };
    const deadline = question === known.question ? known.deadline : -Infinity;
    return network.send(() => track('answer', answer(device, given, deadline)));
  }

  /** One device does something. */
  function act(): void {
    const device = devices[Math.floor(random() * devices.length)];
    if (device === undefined) return;
    const what = random();
    if (what < 0.5) sendAnswer(device);
    else if (what < 0.6) network.send(() => track('start', start(device)));
    else if (what < 0.75) track('connect', connect(device));
    else if (what < 0.82) disconnect(device);
    else if (what < 0.92) track('poll', poll(device));
    else network.send(() => track('take-over', takeOver(device)));
  }

  return {
    act,
    underWay: (): Promise<void>[] => [...underWay],
    /** The devices' newest questions, each with what answers it at once. */
    newest: (): { deadline: number; answer(): void }[] =>
      devices.flatMap((device) =>
        device.shown.slice(-1).map(({ attempt, question, deadline }) => ({
          deadline,
          answer: () => track('answer', answer(device, { attempt, question, revision: 1, choice: Math.floor(random() * 4) }, deadline)),
        })),
      ),
    /** The process of the server is gone, and with it all sockets. */
    cut: (): void => {
      falls += 1;
      bare.contest.publisher.deliver(() => undefined);
      for (const device of devices) Object.assign(device, { socket: undefined, composing: false, again: false });
    },
    /** A process of the server is there. */
    reached: (): void => {
      bare.contest.publisher.deliver((participant) => {
        for (const device of devices) if (device.participant === participant && device.socket !== undefined) track('delivery', deliver(device));
      });
    },
  };
}

/** A write that failed is a refusal, as whoever is served is told. */
async function asTold<Value>(deciding: Promise<Verdict<Value>>): Promise<Verdict<Value>> {
  return deciding.catch((error: unknown) => {
    if (error instanceof Error && error.name === 'NotSavedError') return { ok: false, refusal: 'not-saved' };
    throw error;
  });
}

function isDecided(verdict: Verdict<unknown>): boolean {
  return verdict.ok || verdict.refusal !== 'not-saved';
}
