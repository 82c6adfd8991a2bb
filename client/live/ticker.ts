import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SteadySeconds, untilNextSecond, type ServerClock } from './clock.ts';

/** Draws its host just behind each change of the digit; `seconds` is what is left of the deadline given last. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #steady = new SteadySeconds();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whole seconds to the deadline; to be asked in `render`, which is then called again when it changes. */
  seconds(clock: ServerClock, deadline: number): number {
    const now = clock.now();
    clearTimeout(this.#timer);
    if (now === undefined) return this.#steady.read(deadline, deadline);
    const wait = untilNextSecond(deadline, now);
    if (this.#connected && wait !== Infinity) this.#timer = setTimeout(this.#draw, wait);
    return this.#steady.read(deadline, now);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#draw);
  }

  hostDisconnected(): void {
    this.#connected = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#draw);
  }

  readonly #draw = (): void => this.#host.requestUpdate();
}
