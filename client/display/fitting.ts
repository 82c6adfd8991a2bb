import type { LitElement, ReactiveController } from 'lit';

/** Tells an element whenever its size has changed or letters have come. */
export class RoomWatch implements ReactiveController {
  protected readonly host: LitElement;
  readonly #observer: ResizeObserver;
  protected readonly changed: () => void;

  constructor(host: LitElement, changed: () => void) {
    this.host = host;
    this.changed = changed;
    this.#observer = new ResizeObserver(changed);
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.host);
    // What is drawn is as high as its fonts make it.
    document.fonts.addEventListener('loadingdone', this.changed);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.changed);
  }
}

/** Fits what an element shows, then and whenever it has drawn. */
export class Fitting extends RoomWatch {
  hostUpdated(): void {
    this.changed();
  }
}
