/*
 * What stands outside the server and knows what must be true: which answers arrived and when, which were acknowledged, and from when
 * to when each person's clock had to stand still. An outage ends for a person with the first thing that brings them back; where the
 * disk was ill, or an outage came on top, between two bounds.
 */
import type { Answer, ParticipantView, Receipt } from '../../../server/protocol/participant.ts';
import type { Verdict } from '../../../server/protocol/refusals.ts';
import type { Stored } from './stored.ts';

/** How long after listening a clock still waits for its person, milliseconds: as the rules page says it. */
const ALLOWANCE = 10_000;

/** What a person may be told; anything else is the server's own failure. */
const FAIR = ['elsewhere', 'not-this-question', 'too-late', 'no-attempt', 'not-saved', 'already-taken', 'closed', 'not-open', 'restarting', 'short-of-time'];

export interface Pause {
  from: number;
  listeningAt: number;
  /** The first thing that may have ended it, and the first that certainly has. */
  maybe: number;
  certainly: number;
}

export interface Given {
  choice: number;
  receivedAt: number;
}

export type Oracle = ReturnType<typeof oracle>;

export function oracle() {
  const arrived = new Map<string, Given[]>();
  const acknowledged = new Map<string, Given>();
  const pauses = new Map<string, Pause[]>();
  /** Answers that came in time to a disk that was ill: while the process lives, they count when it is well. */
  const unsaved = new Map<string, number>();
  const versions = new Map<string, number>();
  const broken: string[] = [];

  const last = (participant: string): Pause | undefined => pauses.get(participant)?.at(-1);

  return {
    arrived,
    acknowledged,
    unsaved,
    /** The bounds of each time in which the person's clock stood still. */
    pausesOf: (participant: string) => (pauses.get(participant) ?? []).map((pause) => ({ from: pause.from, least: endOf(pause, pause.maybe), most: endOf(pause, pause.certainly) })),
    /** What did not hold since it was last asked. */
    takeBroken: (): string[] => broken.splice(0),
    breaks: (sentence: string): void => void broken.push(sentence),
    mayBeBack: (participant: string, at: number): void => {
      const pause = last(participant);
      if (pause !== undefined) pause.maybe = Math.min(pause.maybe, at);
    },
    isBack: (participant: string, at: number): void => {
      const pause = last(participant);
      if (pause !== undefined) pause.certainly = Math.min(pause.certainly, at);
    },
    answerArrived: (given: Answer, receivedAt: number): void => {
      const key = keyOf(given);
      arrived.set(key, [...(arrived.get(key) ?? []), { choice: given.choice, receivedAt }]);
    },
    /** `deadline`: the one that the page was shown, which can only have moved to later. */
    answered: (given: Answer, verdict: Verdict<Receipt>, asked: { receivedAt: number; deadline: number; mustCount: boolean; isRepeat: boolean }): void => {
      const key = keyOf(given);
      if (!verdict.ok) {
        if (verdict.refusal === 'too-late' && asked.receivedAt < asked.deadline) broken.push(`an answer of ${asked.receivedAt} was too late for ${asked.deadline}`);
        if (asked.isRepeat && !['elsewhere', 'not-saved'].includes(verdict.refusal)) broken.push(`an acknowledged answer was refused with ${verdict.refusal} when it came again`);
        if (asked.mustCount && verdict.refusal === 'not-saved') unsaved.set(key, Math.min(asked.receivedAt, unsaved.get(key) ?? Infinity));
        return;
      }
      const { choice, receivedAt } = verdict.value;
      const known = acknowledged.get(key);
      if (known !== undefined && (known.choice !== choice || known.receivedAt !== receivedAt)) broken.push(`an answer was acknowledged as ${JSON.stringify(known)} and then as ${choice} of ${receivedAt}`);
      acknowledged.set(key, { choice, receivedAt });
    },
    refusedFairly: (what: string, verdict: Verdict<unknown>): void => {
      if (!verdict.ok && !FAIR.includes(verdict.refusal)) broken.push(`${what} was refused with ${verdict.refusal}`);
    },
    viewed: (device: string, { version, state }: ParticipantView): void => {
      if (version <= (versions.get(device) ?? -Infinity)) broken.push(`version ${version} came after ${versions.get(device)}`);
      versions.set(device, version);
      if (state.state === 'question' && acknowledged.has(keyOf(state))) broken.push(`question ${state.question} is asked after its acknowledgement`);
    },
    /** The server is away; its last sign of life is the outage's beginning, unless the one before has not ended yet. */
    fallen: ({ attempts }: Stored, lastSignOfLife: number): void => {
      unsaved.clear();
      for (const { participant, pausedFrom, state } of attempts) {
        if (state !== 'open') continue;
        const own = pauses.get(participant) ?? [];
        pauses.set(participant, own);
        const going = own.at(-1);
        if (pausedFrom !== null && going?.from !== pausedFrom) broken.push(`a clock stands still from ${pausedFrom} and not from ${going?.from}`);
        if (pausedFrom !== null) own.pop();
        own.push({ from: pausedFrom ?? lastSignOfLife, listeningAt: Infinity, maybe: Infinity, certainly: Infinity });
      }
    },
    listening: (at: number): void => {
      for (const own of pauses.values()) {
        const pause = own.at(-1);
        if (pause?.listeningAt === Infinity) pause.listeningAt = at;
      }
    },
  };
}

export function keyOf({ attempt, question }: { attempt: string; question: number }): string {
  return `${attempt} ${question}`;
}

function endOf({ listeningAt }: Pause, at: number): number {
  return Math.min(Math.max(at, listeningAt), listeningAt + ALLOWANCE);
}
