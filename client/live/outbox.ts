import type { Answer } from '../../server/protocol/participant.ts';
import type { Outcome } from './commands.ts';

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'hoithi.outbox';

/** After these the server may still take the answer; every other word about it is the last one. */
const PASSING: ReadonlySet<string> = new Set(['restarting', 'not-saved', 'too-fast', 'internal', 'no-answer']);

export function isFinal(outcome: Outcome<unknown>): boolean {
  return outcome.ok || !PASSING.has(outcome.refusal);
}

/** The answers that were committed here and that the server has not spoken about. They survive a reload. */
export class Outbox {
  readonly #shelf: Shelf;
  #waiting: Answer[];

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#waiting = read(shelf);
  }

  get waiting(): readonly Answer[] {
    return this.#waiting;
  }

  of(attempt: string, question: number): Answer | undefined {
    return this.#waiting.find((answer) => answer.attempt === attempt && answer.question === question);
  }

  /** Commits an answer. The first commit of a question and revision stands; a second one changes nothing. */
  put(answer: Answer): void {
    if (this.#waiting.some((other) => isSame(other, answer))) return;
    this.#keep([...this.#waiting, answer]);
  }

  /** Takes the server's word for an answer; true where it was the last one. */
  settle(answer: Answer, outcome: Outcome<unknown>): boolean {
    if (!isFinal(outcome)) return false;
    this.#keep(this.#waiting.filter((other) => !isSame(other, answer)));
    return true;
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(waiting: Answer[]): void {
    this.#waiting = waiting;
    if (waiting.length === 0) this.#shelf.removeItem(KEY);
    if (waiting.length > 0) this.#shelf.setItem(KEY, JSON.stringify(waiting));
  }
}

/** Between `least` and twice as much, so that a hall full of phones does not come back in one instant. */
export function jittered(least: number, random: () => number = Math.random): number {
  return least * (1 + random());
}

function isSame(left: Answer, right: Answer): boolean {
  return left.attempt === right.attempt && left.question === right.question && left.revision === right.revision;
}

function read(shelf: Shelf): Answer[] {
  const text = shelf.getItem(KEY);
  if (text === null) return [];
  // What another program or an older page left there must not stop the contest.
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isAnswer) : [];
  } catch {
    return [];
  }
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { attempt, question, revision, choice } = { attempt: null, question: null, revision: null, choice: null, ...value };
  return typeof attempt === 'string' && Number.isInteger(question) && revision === 1 && Number.isInteger(choice);
}
