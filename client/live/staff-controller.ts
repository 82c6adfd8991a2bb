import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Role } from '../../server/protocol/roles.ts';
import { StaffLine, type StaffState } from './staff-line.ts';

/** A staff page's one line to the server; the page is drawn anew on each change. */
export class StaffController implements ReactiveController {
  readonly line: StaffLine;
  readonly #host: ReactiveControllerHost;
  #off: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, roles: readonly Role[], of: 'scope' | 'live' = 'scope') {
    this.line = new StaffLine(roles, of);
    this.#host = host;
    host.addController(this);
  }

  get state(): StaffState {
    return this.line.state;
  }

  hostConnected(): void {
    this.#off = this.line.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#off?.();
  }
}
