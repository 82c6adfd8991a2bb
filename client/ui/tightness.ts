import type { ReactiveController, ReactiveControllerHost } from 'lit';

const SHARE_FOR_BARS = 0.36;

/**
 * Whether bars that stay in place would leave too little of the window: large text, a small screen, a phone on its side.
 * While they stay, the page keeps what has the focus out from under them.
 */
export class Tightness implements ReactiveController {
  tight = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #bars: { top: string; bottom: string };
  readonly #observer = new ResizeObserver(() => this.#measure());
  readonly #measure = (): void => {
    const top = this.#height(this.#bars.top);
    const bottom = this.#height(this.#bars.bottom);
    const tight = top + bottom > innerHeight * SHARE_FOR_BARS;
    document.documentElement.style.scrollPaddingBlock = tight ? '' : `${top + 8}px ${bottom + 8}px`;
    if (tight === this.tight) return;
    this.tight = tight;
    this.#host.requestUpdate();
  };

  /** `bars`: selectors for what stays in place. Their height must not depend on the answer. */
  constructor(host: ReactiveControllerHost & Element, bars: { top: string; bottom: string }) {
    this.#host = host;
    this.#bars = bars;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('resize', this.#measure);
  }

  hostUpdated(): void {
    for (const bar of this.#host.querySelectorAll(`${this.#bars.top}, ${this.#bars.bottom}`)) this.#observer.observe(bar);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#measure);
    this.#observer.disconnect();
    document.documentElement.style.scrollPaddingBlock = '';
  }

  #height(selector: string): number {
    return this.#host.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  }
}
