import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ParticipantLink, type LinkState } from './link.ts';
import { openShelf } from './shelf.ts';

/** The participant page's one line to the server; the page is drawn anew on each change. */
export class LinkController implements ReactiveController {
  readonly link = new ParticipantLink(openShelf());
  readonly #host: ReactiveControllerHost;
  #off: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get state(): LinkState {
    return this.link.state;
  }

  hostConnected(): void {
    this.#off = this.link.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#off?.();
  }
}
