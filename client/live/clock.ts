/*
 * The server's clock, as far as a page can know it. The device's own calendar clock is never asked; time runs by `performance.now()`.
 * 1. A round trip gives an offset that is wrong by at most half its length, so the shortest of the last five counts.
 * 2. Anything stamped by the server is a lower bound: when it arrives the server's clock shows at least that. It is all there is before
 *    the first round trip, and it betrays a device that slept while `performance.now()` stood still.
 */
interface Sample { roundTrip: number; offset: number }

const SAMPLES_KEPT = 5;
const SLEPT_MS = 1000;

export class ServerClock {
  readonly #monotonic: () => number;
  #samples: Sample[] = [];
  #floor = -Infinity;

  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /** An instant to hand back to `observe` with the answer. */
  mark(): number {
    return this.#monotonic();
  }

  /** The server's time in epoch ms; undefined before the server was heard. */
  now(): number | undefined {
    const offset = this.#offset();
    return offset === undefined ? undefined : this.#monotonic() + offset;
  }

  /** A round trip that left at `sentAt` (from `mark`) and came back now with the server's time. Gives its length. */
  observe(sentAt: number, serverNow: number): number {
    const receivedAt = this.#monotonic();
    const roundTrip = receivedAt - sentAt;
    this.hear(serverNow);
    this.#samples = [...this.#samples, { roundTrip, offset: serverNow - (sentAt + receivedAt) / 2 }].slice(-SAMPLES_KEPT);
    return roundTrip;
  }

  /** Something stamped by the server arrived now. */
  hear(serverNow: number): void {
    const floor = serverNow - this.#monotonic();
    const known = this.#offset();
    if (known !== undefined && floor - known > SLEPT_MS) this.#samples = [];
    this.#floor = Math.max(this.#floor, floor);
  }

  /** After a reconnect: another server process may stand behind the address. The present offset holds until the next word. */
  doubt(): void {
    const offset = this.#offset();
    this.#samples = offset === undefined ? [] : [{ roundTrip: Infinity, offset }];
    this.#floor = -Infinity;
  }

  #offset(): number | undefined {
    const best = this.#samples.reduce<Sample | undefined>((left, right) => (left && left.roundTrip <= right.roundTrip ? left : right), undefined);
    if (best) return Math.max(best.offset, this.#floor);
    return this.#floor === -Infinity ? undefined : this.#floor;
  }
}

/** Whole seconds to the deadline that never rise while the deadline stays, whatever the clock learns meanwhile. */
export class SteadySeconds {
  #deadline = NaN;
  #least = Infinity;

  read(deadline: number, now: number): number {
    if (deadline !== this.#deadline) this.#least = Infinity;
    this.#deadline = deadline;
    this.#least = Math.min(this.#least, Math.max(0, Math.ceil((deadline - now) / 1000)));
    return this.#least;
  }
}

const BEHIND_MS = 12;

/** How long to wait so that one wakes just behind the next change of the digit. */
export function untilNextSecond(deadline: number, now: number): number {
  const left = deadline - now;
  if (left <= 0) return Infinity;
  return (left % 1000 || 1000) + BEHIND_MS;
}
