/** What was tried again and again, and how often it did not hold. */
export interface Proof {
  name: string;
  tried: number;
  failed: number;
  /** The seed of the first trial, or of the first that failed: with it that trial comes first. */
  seed: number;
  holds: boolean;
}

export interface Prover {
  name: string;
  /** How long it goes on where nobody says otherwise. */
  minutes: number;
  /** So much is tried however long it takes. */
  least: number;
  /** Tries something that follows from the seed, and answers how much of it there was; throws where it does not hold. */
  trial(seed: number): Promise<number>;
  /** Why nothing can be tried on this machine; undefined where it can. */
  hindrance?(): string | undefined;
}

export interface Effort {
  seed: number;
  minutes: number;
  least: number;
  say(line: string): void;
}

const FAILURES_TOLD = 10;

/** Trial after trial, each with the next seed, until the time is over and enough has been tried. */
export async function prove({ name, trial }: Pick<Prover, 'name' | 'trial'>, { seed, minutes, least, say }: Effort): Promise<Proof> {
  const ends = performance.now() + minutes * 60_000;
  const failing: number[] = [];
  let tried = 0;
  for (let next = seed; next === seed || performance.now() < ends || tried < least; next += 1) {
    try {
      tried += await trial(next);
    } catch (error) {
      tried += 1;
      failing.push(next);
      if (failing.length <= FAILURES_TOLD) say(`${name} does not hold; again by: npm run prove -- ${name} --seed ${next} --minutes 0\n${told(error)}`);
    }
  }
  const failed = failing.length;
  return { name, tried, failed, seed: failing[0] ?? seed, holds: failed === 0 };
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
