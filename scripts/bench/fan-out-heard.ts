import { gathering } from './gathering.ts';
import type { Person } from './person.ts';

/** One message to everybody, as it came: from the first to the last of them, milliseconds. */
export interface FanOut { skew: number }

const PATIENCE = 60_000;

/** Resolves when everybody has heard one more message. */
export async function fanOut(people: readonly Person[]): Promise<FanOut> {
  const heard = gathering('messages', people.length, PATIENCE);
  let [first, last] = [Infinity, 0];
  for (const person of people) {
    person.heard = () => {
      last = performance.now();
      first = Math.min(first, last);
      person.heard = () => undefined;
      heard.arrived();
    };
  }
  await heard.all;
  return { skew: last - first };
}
