import type { ReactiveController, ReactiveControllerHost } from 'lit';

const SHARE_FOR_BARS = 0.45;

/** Whether bars that stay in place would leave too little of the window: large text, a small screen, a phone on its side. */
export class Tightness implements ReactiveController {
  tight = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #bars: string;
  readonly #observer = new ResizeObserver(() => this.#measure());
  readonly #measure = (): void => {
    const heights = [...this.#host.querySelectorAll(this.#bars)].map((bar) => bar.getBoundingClientRect().height);
    const tight = heights.reduce((sum, height) => sum + height, 0) > innerHeight * SHARE_FOR_BARS;
    if (tight === this.tight) return;
    this.tight = tight;
    this.#host.requestUpdate();
  };

  /** `bars`: a selector for what stays in place. Its height must not depend on the answer. */
  constructor(host: ReactiveControllerHost & Element, bars: string) {
    this.#host = host;
    this.#bars = bars;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('resize', this.#measure);
  }

  hostUpdated(): void {
    for (const bar of this.#host.querySelectorAll(this.#bars)) this.#observer.observe(bar);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#measure);
    this.#observer.disconnect();
  }
}
