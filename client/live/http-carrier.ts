import type { ParticipantView } from '../../server/protocol/participant.ts';
import { ask } from './ask.ts';
import type { Carrier, Hears } from './carrier.ts';
import type { ServerClock } from './clock.ts';
import type { Body, Command, Outcome, Value } from './commands.ts';

const EVERY_MS = 2000;

/** The whole contest without a WebSocket: the view every two seconds, commands as requests of their own. */
export class HttpCarrier implements Carrier {
  readonly #token: string;
  readonly #hears: Hears;
  readonly #clock: ServerClock;
  readonly #stop = new AbortController();
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(token: string, hears: Hears, clock: ServerClock) {
    this.#token = token;
    this.#hears = hears;
    this.#clock = clock;
    void this.#poll();
  }

  async send<Name extends Command>(command: Name, body: Body<Name>): Promise<Outcome<Value<Name>>> {
    const outcome = await ask<Value<Name>>(`/api/participant/${command}`, { token: this.#token, body, stop: this.#stop.signal });
    if (!this.#stop.signal.aborted) void this.#poll();
    return outcome;
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#next);
  }

  async #poll(): Promise<void> {
    clearTimeout(this.#next);
    const sentAt = this.#clock.mark();
    const outcome = await ask<ParticipantView>('/api/participant/view', { token: this.#token, stop: this.#stop.signal });
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.#poll(), EVERY_MS);
    if (outcome.ok) {
      this.#clock.observe(sentAt, outcome.value.now);
      this.#hears.up();
      this.#hears.view(outcome.value);
      return;
    }
    this.#hears.down();
    if (outcome.refusal !== 'no-answer') this.#hears.turnedAway(outcome.refusal);
  }
}
