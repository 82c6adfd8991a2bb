import type { ServerClock } from './clock.ts';
import type { Carrier } from './carrier.ts';

const FIRST_MS = [0, 300, 1000, 2500];
const EVERY_MS = 11_000;

/** Measures the connection and the server's clock: a few quick round trips, then one now and then. Gives the way to stop. */
export function beat(carrier: Carrier, clock: ServerClock, measured: (roundTrip: number) => void): () => void {
  let beats = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function once(): Promise<void> {
    beats += 1;
    const sentAt = clock.mark();
    const outcome = await carrier.send<{ now: number }>('clock', {});
    if (stopped) return;
    measured(outcome.ok ? clock.observe(sentAt, outcome.value.now) : Infinity);
    timer = setTimeout(() => void once(), FIRST_MS[beats] ?? EVERY_MS);
  }

  void once();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
