import { gathering } from '../gathering.ts';
import type { Verdict } from '../person.ts';
import { pause } from '../processes.ts';
import type { PhoneHall, Saved } from './phone-hall.ts';

/** Everybody answers the question within `spread` milliseconds, 0: as fast as they can be written. */
export interface LiveBurstOrder { order: 'burst'; step: string; revision: number; spread: number }

export interface LiveBurst {
  /** Milliseconds from the write of each answer to its acknowledgement, and to the instant that the server tells of it. */
  latencies: number[];
  stampErrors: number[];
}

const PATIENCE = 60_000;
const SETTLE_MS = 250;

export async function burst(hall: PhoneHall, { step, revision, spread }: LiveBurstOrder): Promise<LiveBurst> {
  const given = hall.phones.map(({ person }, place) => {
    const choice = choiceOf(place, { step, revision });
    return { person, place, choice, frame: person.frame('answer', { step, choice, revision }), sentAt: 0 };
  });
  const acknowledged = gathering('acknowledgements', given.length, PATIENCE);
  const heard: LiveBurst = { latencies: [], stampErrors: [] };
  for (const one of given) {
    one.person.answered = (verdict) => {
      heard.latencies.push(performance.now() - one.sentAt);
      const saved = savedBy(verdict, { ...one, step, revision });
      if (saved === undefined) throw new Error(`an answer to ${step} got ${JSON.stringify(verdict)}`);
      if (hall.relation !== undefined) heard.stampErrors.push(saved.receivedAt - (one.sentAt + hall.relation.offset));
      hall.saved.push(saved);
      acknowledged.arrived();
    };
  }
  globalThis.gc?.();
  await pause(SETTLE_MS);
  const from = performance.now();
  for (const [place, one] of given.entries()) {
    // Turning the loop, not waiting: a timer would write them in lumps of a millisecond.
    while (spread > 0 && performance.now() < from + (place * spread) / given.length) await new Promise((resolve) => void setImmediate(resolve));
    one.person.write(one.frame);
    one.sentAt = performance.now();
  }
  await acknowledged.all;
  await pause(SETTLE_MS);
  return heard;
}

/** What a player chooses: some right, some wrong, and another one each time. */
export function choiceOf(place: number, { step, revision }: { step: string; revision: number }): number {
  return (place * 7 + Number(step.slice(1)) * 3 + (place % 5) * revision) % 4;
}

/** Undefined where the verdict does not acknowledge this answer; a floor repeats the choice alone. */
export function savedBy({ ok, value }: Verdict, { place, step, revision, choice }: Omit<Saved, 'receivedAt'>): Saved | undefined {
  const isThis = value?.choice === choice && (value.step ?? step) === step && (value.revision ?? revision) === revision;
  return ok === true && isThis && value?.receivedAt !== undefined ? { place, step, revision, choice, receivedAt: value.receivedAt } : undefined;
}
