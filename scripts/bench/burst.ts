import { cpuOf, type Measurable } from './cpu.ts';
import { gathering } from './gathering.ts';
import type { Person, Verdict } from './person.ts';
import { pause } from './processes.ts';
import type { Relation } from './relation.ts';

/** The first `answers` people answer their open question within `spread` milliseconds, 0: as fast as they can be written. */
export interface BurstOrder { order: 'burst'; answers: number; spread: number; awaitsNext: boolean }

export interface Burst {
  /** From the first write to the last acknowledgement. */
  seconds: number;
  /** Server CPU of each answer up to the last acknowledgement, and until everything that follows is done, microseconds. */
  cpu: number;
  cpuSettled: number;
  /** Milliseconds from the write of each answer to its acknowledgement. */
  latencies: number[];
  /** Milliseconds from the write of each answer to the instant which the server has stored for it. */
  stampErrors: number[];
  /** CPU of this process meanwhile, as a share of a core. */
  generator: number;
}

interface Stage { people: readonly Person[]; server: Measurable; relation: Relation | undefined }
interface Given { person: Person; attempt: string; question: number; frame: Buffer; sentAt: number }

const PATIENCE = 60_000;
/** What a server does after the last message (a row that follows, a heartbeat) belongs to no other burst. */
const SETTLE_MS = 250;

export async function burst({ answers, spread, awaitsNext }: BurstOrder, { people, server, relation }: Stage): Promise<Burst> {
  const given = people.slice(0, answers).map(prepare);
  const acknowledged = gathering('acknowledgements', given.length, PATIENCE);
  const shown = gathering('next views', awaitsNext ? given.length : 0, PATIENCE);
  const latencies: number[] = [];
  const stampErrors: number[] = [];
  for (const one of given) {
    one.person.answered = (verdict) => {
      latencies.push(performance.now() - one.sentAt);
      const receivedAt = checked(verdict, one);
      if (relation !== undefined) stampErrors.push(receivedAt - (one.sentAt + relation.offset));
      acknowledged.arrived();
    };
    one.person.heard = () => {
      if (!awaitsNext || !isNext(one)) return;
      // Another view of the same question may follow.
      one.person.heard = () => undefined;
      shown.arrived();
    };
  }
  globalThis.gc?.();
  await pause(SETTLE_MS);
  const from = await cpuOf(server);
  const own = process.cpuUsage();
  const beginning = performance.now();
  await writeAll(given, spread);
  await acknowledged.all;
  const seconds = (performance.now() - beginning) / 1000;
  const { user, system } = process.cpuUsage(own);
  const then = await cpuOf(server);
  await shown.all;
  await pause(SETTLE_MS);
  const settled = await cpuOf(server);
  return { seconds, cpu: (then - from) / given.length, cpuSettled: (settled - from) / given.length, latencies, stampErrors, generator: (user + system) / 1e6 / seconds };
}

function prepare(person: Person): Given {
  const { attempt, question, state } = person.view?.state ?? {};
  if (person.lost !== undefined || state !== 'question' || attempt === undefined || question === undefined) throw new Error(`somebody cannot answer: ${person.lost ?? state}`);
  return { person, attempt, question, frame: person.frame('answer', { attempt, question, revision: 1, choice: 0 }), sentAt: 0 };
}

async function writeAll(given: readonly Given[], spread: number): Promise<void> {
  const from = performance.now();
  for (const [place, one] of given.entries()) {
    // They go in lumps of a millisecond or two: a loop that turns while it waits would take one of two cores from the server.
    while (spread > 0 && performance.now() < from + (place * spread) / given.length) await pause(1);
    one.person.write(one.frame);
    one.sentAt = performance.now();
  }
}

function checked({ ok, value, refusal }: Verdict, { question }: Given): number {
  if (ok !== true || value?.question !== question || value.choice !== 0 || value.receivedAt === undefined) throw new Error(`an answer to question ${question} got ${refusal ?? JSON.stringify(value)}`);
  return value.receivedAt;
}

function isNext({ person, question }: Given): boolean {
  const { state, question: open } = person.view?.state ?? {};
  return state === 'finished' || (state === 'question' && open !== question);
}
