import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ask } from './ask.ts';
import { jittered } from './outbox.ts';

const ASK_AGAIN_MS = 2000;

/**
 * What everybody may read from an address, asked for again and again while the page is looked at; soon, where nothing came. Only the
 * newest question's answer counts.
 */
export class PublicReading<Given> implements ReactiveController {
  value: Given | undefined;
  /** Why nothing came last time; empty where something did. */
  refusal = '';
  /** By `performance.now()`: when something came last. */
  heardAt: number | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #path: () => string;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** `path`: the address as it is wanted now. */
  constructor(host: ReactiveControllerHost, path: () => string, everyMs: number) {
    this.#host = host;
    this.#path = path;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    void this.read();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  /** The server has said that there is nothing to read, or nothing any more. */
  get isAbsent(): boolean {
    return this.refusal === 'unknown';
  }

  async read(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asked = this.#asked;
    const outcome = await ask<Given>(this.#path(), {});
    if (asked !== this.#asked) return;
    this.refusal = outcome.ok ? '' : outcome.refusal;
    if (outcome.ok) this.value = outcome.value;
    if (outcome.ok) this.heardAt = performance.now();
    if (this.isAbsent) this.value = undefined;
    this.#timer = setTimeout(this.#look, jittered(this.refusal === 'no-answer' ? ASK_AGAIN_MS : this.#everyMs));
    this.#host.requestUpdate();
  }

  /** Something else is wanted: what stands here is not it. */
  async turn(): Promise<void> {
    this.value = undefined;
    this.refusal = '';
    await this.read();
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'visible') void this.read();
  };
}
