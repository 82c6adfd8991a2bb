import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Outcome } from '../live/commands.ts';
import { jittered } from '../live/outbox.ts';

const ASK_AGAIN_MS = 2000;

/**
 * Something that is read over plain HTTPS: what came last, or why nothing came. Only the newest question's answer counts; it is
 * asked until the server answers.
 */
export class Reading<Given> implements ReactiveController {
  value: Given | undefined;
  refusal = '';
  /** A new question has been put; one that is only repeated leaves what is said of it. */
  isReading = false;
  readonly #host: ReactiveControllerHost;
  #asked = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forgetQuestion();
  }

  async take(question: () => Promise<Outcome<Given>>): Promise<void> {
    this.isReading = true;
    this.#host.requestUpdate();
    await this.#ask(question);
  }

  /** What was read is of something else now. */
  forget(): void {
    this.#forgetQuestion();
    this.value = undefined;
    this.refusal = '';
    this.isReading = false;
  }

  async #ask(question: () => Promise<Outcome<Given>>): Promise<void> {
    this.#forgetQuestion();
    const asked = this.#asked;
    const outcome = await question();
    if (asked !== this.#asked) return;
    this.isReading = false;
    this.refusal = outcome.ok ? '' : outcome.refusal;
    if (outcome.ok) this.value = outcome.value;
    if (this.refusal === 'no-answer') this.#again = setTimeout(() => void this.#ask(question), jittered(ASK_AGAIN_MS));
    this.#host.requestUpdate();
  }

  #forgetQuestion(): void {
    this.#asked += 1;
    clearTimeout(this.#again);
  }
}
