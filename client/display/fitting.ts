import type { LitElement, ReactiveController } from 'lit';

/** Fits what an element shows whenever it has drawn, its size has changed or letters have come. */
export class Fitting implements ReactiveController {
  readonly #host: LitElement;
  readonly #fit: () => void;
  readonly #observer: ResizeObserver;

  constructor(host: LitElement, fit: () => void) {
    this.#host = host;
    this.#fit = fit;
    this.#observer = new ResizeObserver(fit);
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    document.fonts.addEventListener('loadingdone', this.#fit);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#fit);
  }

  hostUpdated(): void {
    this.#fit();
  }
}
