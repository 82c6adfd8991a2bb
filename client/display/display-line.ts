import type { DisplayFrame, DisplayReport } from '../../server/protocol/display.ts';
import { ServerClock } from '../live/clock.ts';
import { isNewer } from '../live/freshness.ts';
import { openShelf } from '../live/shelf.ts';
import { DisplaySocket } from './display-socket.ts';
import { FrameStore } from './frame-store.ts';
import { OldPage } from './old-page.ts';

/** Everything the wall is drawn from. */
export interface DisplayState {
  /** The newest frame; after a reload the one that was kept, until the server is heard. */
  frame: DisplayFrame | undefined;
  /** The frame is shown as it is: it came from the storage or first after a connection was made, and nothing moves to it. */
  isJump: boolean;
  /** The server has not been heard for three seconds. */
  isLost: boolean;
  /** The link is no longer one. */
  isGone: boolean;
}

const LOST_MS = 3000;
/** What the server says of a link that was removed, and of one that it does not know. */
const GONE: ReadonlySet<string> = new Set(['removed', 'not-allowed']);

/** A display's line to the server: the newest frame, and the way for a clicker's steps. */
export class DisplayLine {
  readonly clock = new ServerClock();
  state: DisplayState;
  readonly #token: string;
  readonly #store: FrameStore;
  readonly #changed: () => void;
  readonly #oldPage = new OldPage();
  #socket: DisplaySocket | undefined;
  #lost: ReturnType<typeof setTimeout> | undefined;
  #report: DisplayReport | undefined;
  #isFirst = true;

  constructor(token: string, changed: () => void) {
    this.#token = token;
    this.#changed = changed;
    this.#store = new FrameStore(openShelf(), token);
    this.state = { frame: this.#store.read(), isJump: true, isLost: false, isGone: false };
  }

  open(): void {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    this.#awaitServer();
    this.#socket = new DisplaySocket(this.#token, {
      up: () => this.#up(),
      down: () => this.#awaitServer(),
      frame: (frame) => this.#show(frame),
      turnedAway: (reason) => this.#turnedAway(reason),
    });
  }

  close(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    clearTimeout(this.#lost);
    this.#oldPage.close();
    this.#socket?.close();
  }

  /** A clicker's step from the picture that is shown; the server leaves out a second one from the same picture. */
  async step(by: 1 | -1): Promise<void> {
    const { frame } = this.state;
    if (frame) await this.#socket?.send('step', { version: frame.version, by });
  }

  async toggleBlack(): Promise<void> {
    const { frame } = this.state;
    if (frame) await this.#socket?.send('black', { on: frame.shown.kind !== 'black' });
  }

  /** What this display says of itself, now and on every new connection. */
  report(report: DisplayReport): void {
    const isSame = JSON.stringify(report) === JSON.stringify(this.#report);
    this.#report = report;
    if (!isSame) void this.#socket?.send('report', report);
  }

  #up(): void {
    this.#isFirst = true;
    this.clock.doubt();
    if (this.#report) void this.#socket?.send('report', this.#report);
  }

  #show(frame: DisplayFrame): void {
    clearTimeout(this.#lost);
    this.#lost = undefined;
    this.#oldPage.over();
    this.clock.hear(frame.now);
    const { frame: shown } = this.state;
    const isJump = this.#isFirst;
    this.#isFirst = false;
    // What a new connection says first is how things stand, whatever was kept.
    if (!isJump && shown && !isNewer(frame, shown)) return this.#change({ isLost: false });
    this.#store.keep(frame);
    this.#change({ frame, isJump, isLost: false, isGone: false });
  }

  #turnedAway(reason: string): void {
    if (reason === 'old-page') this.#oldPage.reload();
    if (!GONE.has(reason)) return;
    this.#store.forget();
    this.#change({ frame: undefined, isGone: true });
  }

  readonly #wake = (): void => {
    if (document.visibilityState === 'visible') this.#socket?.nudge();
  };

  /** A connection that is gone for a moment is nobody's business. */
  #awaitServer(): void {
    this.#lost ??= setTimeout(() => this.#change({ isLost: true }), LOST_MS);
  }

  #change(change: Partial<DisplayState>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }
}
