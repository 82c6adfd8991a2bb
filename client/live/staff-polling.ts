import type { ControlView } from '../../server/protocol/control.ts';
import { ask } from './ask.ts';
import type { ServerClock } from './clock.ts';
import type { Outcome } from './commands.ts';
import { pathOf, type Followed, type StaffHears, type Wish } from './staff-carrier.ts';

const EVERY_MS = 2000;

/** What the socket would push, asked for every two seconds over plain HTTPS. */
export class StaffPolling {
  readonly #wish: () => Wish;
  readonly #hears: StaffHears;
  readonly #clock: ServerClock;
  readonly #stop = new AbortController();
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(wish: () => Wish, hears: StaffHears, clock: ServerClock) {
    this.#wish = wish;
    this.#hears = hears;
    this.#clock = clock;
    void this.poll();
  }

  close(): void {
    this.#stop.abort();
    clearTimeout(this.#next);
  }

  async poll(): Promise<void> {
    clearTimeout(this.#next);
    const wish = this.#wish();
    const sentAt = this.#clock.mark();
    const stop = this.#stop.signal;
    const [seen, control] = await Promise.all([
      ask<Followed>(`/api/staff/${pathOf(wish)}`, { stop }),
      wish.of === 'board' ? ask<ControlView>('/api/staff/control', { stop }) : undefined,
    ]);
    if (stop.aborted) return;
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.poll(), EVERY_MS);
    this.#tell(seen, sentAt);
    if (control?.ok) this.#hears.control(control.value);
  }

  #tell(seen: Outcome<Followed>, sentAt: number): void {
    if (seen.ok) {
      this.#clock.observe(sentAt, seen.value.now);
      this.#hears.up();
      this.#hears.followed(seen.value);
      return;
    }
    this.#hears.down();
    if (seen.refusal !== 'no-answer') this.#hears.turnedAway(seen.refusal);
  }
}
