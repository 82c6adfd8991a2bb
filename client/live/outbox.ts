import type { Answer } from '../../server/protocol/participant.ts';
import type { Outcome } from './commands.ts';

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const KEY = 'hoithi.outbox';

/** Answers of people who signed out without a network stay until they return, but not without end. */
const KEPT_AT_MOST = 100;

/** After these the server may still take the answer, the first two once its owner is back; every other word about it is the last one. */
const PASSING: ReadonlySet<string> = new Set(['not-signed-in', 'signed-out', 'restarting', 'not-saved', 'too-fast', 'internal', 'no-answer']);

export function isFinal(outcome: Outcome<unknown>): boolean {
  return outcome.ok || !PASSING.has(outcome.refusal);
}

/** A committed answer as it lies on the shelf, with whom it belongs to. */
interface Kept { owner: string; answer: Answer }

/**
 * The answers that were committed here and that the server has not spoken about. They survive a reload. Each belongs to the
 * person who committed it and is shown to nobody else; several tabs write to the same shelf, so each write changes one answer.
 */
export class Outbox {
  readonly #shelf: Shelf;
  #owner = '';
  #waiting: Answer[] = [];

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** What waits of the present owner's. */
  get waiting(): readonly Answer[] {
    return this.#waiting;
  }

  /** From here on `waiting` is this person's; what others left stays for them. Nobody's where `owner` is empty. */
  turnTo(owner: string): void {
    this.#owner = owner;
    this.#waiting = read(this.#shelf).flatMap((kept) => (owner !== '' && kept.owner === owner ? [kept.answer] : []));
  }

  /** Commits an answer. The first commit of a question and revision stands; a second one changes nothing. */
  put(answer: Answer): void {
    if (this.#waiting.some((other) => isSame(other, answer))) return;
    this.#waiting = [...this.#waiting, answer];
    this.#write([...this.#without(answer), { owner: this.#owner, answer }]);
  }

  /** Takes the server's word for an answer; true where it was the last one. */
  settle(answer: Answer, outcome: Outcome<unknown>): boolean {
    if (!isFinal(outcome)) return false;
    this.#waiting = this.#waiting.filter((other) => !isSame(other, answer));
    this.#write(this.#without(answer));
    return true;
  }

  #without(answer: Answer): Kept[] {
    return read(this.#shelf).filter((kept) => !isSame(kept.answer, answer));
  }

  #write(kept: Kept[]): void {
    if (kept.length === 0) this.#shelf.removeItem(KEY);
    if (kept.length > 0) this.#shelf.setItem(KEY, JSON.stringify(kept.slice(-KEPT_AT_MOST)));
  }
}

/** Between `least` and twice as much, so that a hall full of phones does not come back in one instant. */
export function jittered(least: number, random: () => number = Math.random): number {
  return least * (1 + random());
}

function isSame(left: Answer, right: Answer): boolean {
  return left.attempt === right.attempt && left.question === right.question && left.revision === right.revision;
}

function read(shelf: Shelf): Kept[] {
  const text = shelf.getItem(KEY);
  if (text === null) return [];
  // What another program or an older page left there must not stop the contest.
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'owner' in value && typeof value.owner === 'string' && 'answer' in value && isAnswer(value.answer);
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { attempt, question, revision, choice } = { attempt: null, question: null, revision: null, choice: null, ...value };
  return typeof attempt === 'string' && Number.isInteger(question) && revision === 1 && Number.isInteger(choice);
}
