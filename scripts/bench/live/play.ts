/*
 * Everybody plays by themselves, as phones do: thinks when a question opens, answers, thinks again and changes their mind, until the session has
 * ended and each has been told where they stand.
 */
import { gathering } from '../gathering.ts';
import { quantile } from '../figure.ts';
import { choiceOf, savedBy } from './burst.ts';
import type { Phone, PhoneHall } from './phone-hall.ts';

/** `thinking`: before an answer and again before the other one, milliseconds, from and to. `patience`: until everybody has been told that it is over. */
export interface LivePlayOrder { order: 'play'; thinking: [number, number]; patience: number }

export interface LivePlayed {
  seconds: number;
  /** Milliseconds from the write of an answer to its acknowledgement. */
  latency: { p50: number; p99: number; max: number };
  /** Of each question's opening, from the first phone to the last, milliseconds. */
  skews: number[];
  /** Answers that were written, and how many of them were not acknowledged. */
  given: number;
  open: number;
  /** CPU of this process meanwhile, as a share of a core. */
  generator: number;
}

export async function play(hall: PhoneHall, { thinking: [least, most], patience }: LivePlayOrder): Promise<LivePlayed> {
  const over = gathering('ends', hall.phones.length, patience);
  const latencies: number[] = [];
  const steps = new Set<string>();
  const played = { given: 0, open: 0 };
  const own = process.cpuUsage();
  const from = performance.now();
  for (const [place, phone] of hall.phones.entries()) {
    phone.screen = ({ screen }) => {
      if (screen.screen === 'ended') return over.arrived();
      if (screen.screen !== 'open') return undefined;
      steps.add(screen.step);
      return think(phone, { place, step: screen.step, revision: 1 });
    };
  }
  await over.all;
  await hall.ears.everybody(`own ${[...steps].at(-1)}`, 2 * hall.phones.length);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(own);
  return {
    seconds,
    latency: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), max: quantile(latencies, 1) },
    skews: [...steps].map((step) => hall.ears.skew(`open ${step}`)),
    ...played,
    generator: (user + system) / 1e6 / seconds,
  };

  function think(phone: Phone, answer: { place: number; step: string; revision: number }): void {
    setTimeout(() => give(phone, answer), least + Math.random() * (most - least));
  }

  function give(phone: Phone, answer: { place: number; step: string; revision: number }): void {
    const given = { ...answer, choice: choiceOf(answer.place, answer) };
    const { step, choice, revision } = given;
    const frame = phone.person.frame('answer', { step, choice, revision });
    played.given += 1;
    played.open += 1;
    phone.person.write(frame);
    const at = performance.now();
    phone.person.answered = (verdict) => {
      latencies.push(performance.now() - at);
      played.open -= 1;
      const saved = savedBy(verdict, given);
      if (saved === undefined) return void hall.refused.push(JSON.stringify(verdict));
      hall.saved.push(saved);
      return revision === 1 ? think(phone, { ...answer, revision: 2 }) : undefined;
    };
  }
}

