import { ask } from './ask.ts';
import type { Carrier, Door, Hears, Told } from './carrier.ts';
import type { ServerClock } from './clock.ts';
import type { Outcome } from './commands.ts';

const EVERY_MS = 2000;

/** The whole contest without a WebSocket: the view every two seconds, commands as requests of their own. */
export class HttpCarrier<Said extends Told> implements Carrier {
  readonly #door: Door;
  readonly #hears: Hears<Said>;
  readonly #clock: ServerClock;
  readonly #stop = new AbortController();
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(door: Door, hears: Hears<Said>, clock: ServerClock) {
    this.#door = door;
    this.#hears = hears;
    this.#clock = clock;
    void this.#poll();
  }

  async send<Given>(command: string, body: object): Promise<Outcome<Given>> {
    const outcome = await this.#ask<Given>(command, body);
    if (!this.#stop.signal.aborted) void this.#poll();
    return outcome;
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#next);
  }

  #ask<Given>(what: string, body?: object): Promise<Outcome<Given>> {
    const { name, token, protocol } = this.#door;
    return ask<Given>(`/api/${name}/${what}`, { token, protocol, body, stop: this.#stop.signal });
  }

  async #poll(): Promise<void> {
    clearTimeout(this.#next);
    const sentAt = this.#clock.mark();
    const outcome = await this.#ask<Said['view']>('view');
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.#poll(), EVERY_MS);
    if (outcome.ok) {
      this.#clock.observe(sentAt, outcome.value.now);
      this.#hears.up();
      this.#hears.said.view(outcome.value);
      return;
    }
    this.#hears.down();
    if (outcome.refusal !== 'no-answer') this.#hears.turnedAway(outcome.refusal);
  }
}
