import type { ReactiveControllerHost } from 'lit';
import type { Outcome } from '../live/commands.ts';

/** Something that is read over plain HTTPS: what came last, or why nothing came. Only the newest question's answer counts. */
export class Reading<Given> {
  value: Given | undefined;
  refusal = '';
  isReading = false;
  readonly #host: ReactiveControllerHost;
  #asked = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  async take(question: Promise<Outcome<Given>>): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.isReading = true;
    this.#host.requestUpdate();
    const outcome = await question;
    if (asked !== this.#asked) return;
    this.isReading = false;
    this.refusal = outcome.ok ? '' : outcome.refusal;
    if (outcome.ok) this.value = outcome.value;
    this.#host.requestUpdate();
  }

  /** What was read is of something else now. */
  forget(): void {
    this.#asked += 1;
    this.value = undefined;
    this.refusal = '';
    this.isReading = false;
  }
}
