import type { Outcome } from './commands.ts';
import { jittered, type Answered, type Outbox } from './outbox.ts';

const AGAIN_MS = 1200;

/** Sends what waits in the outbox, one answer after another, until the server has spoken about each. One for each session: stopped, it stays so. */
export class AnswerSender<Answer extends Answered, Receipt> {
  readonly #outbox: Outbox<Answer>;
  readonly #send: (answer: Answer) => Promise<Outcome<Receipt>>;
  readonly #told: (answer: Answer, outcome: Outcome<Receipt>) => void;
  readonly #underway = new Set<Answer>();
  #again: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(outbox: Outbox<Answer>, send: (answer: Answer) => Promise<Outcome<Receipt>>, told: (answer: Answer, outcome: Outcome<Receipt>) => void) {
    this.#outbox = outbox;
    this.#send = send;
    this.#told = told;
  }

  flush(): void {
    clearTimeout(this.#again);
    for (const answer of this.#outbox.waiting) {
      if (!this.#underway.has(answer)) void this.#carry(answer);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
  }

  async #carry(answer: Answer): Promise<void> {
    this.#underway.add(answer);
    const outcome = await this.#send(answer);
    this.#underway.delete(answer);
    const final = this.#outbox.settle(answer, outcome);
    if (this.#stopped) return;
    this.#told(answer, outcome);
    if (final) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.flush(), jittered(AGAIN_MS));
  }
}
