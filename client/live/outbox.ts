import type { Outcome } from './commands.ts';

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Answers of people who signed out without a network stay until they return, but not without end. */
const KEPT_AT_MOST = 100;

/** After these the server may still take the answer, the first two once its owner is back; every other word about it is the last one. */
const PASSING: ReadonlySet<string> = new Set(['not-signed-in', 'signed-out', 'restarting', 'not-saved', 'too-fast', 'internal', 'no-answer']);

export function isFinal(outcome: Outcome<unknown>): boolean {
  return outcome.ok || !PASSING.has(outcome.refusal);
}

export interface Answered { revision: number; choice: number }

/** Answers of one kind of contest: the key under which they lie on the shelf, and which question one is for. */
export interface Kind<Answer extends object> { key: string; isAnswer(value: object): value is Answer; question(answer: Answer): string }

/** A committed answer as it lies on the shelf, with whom it belongs to. */
interface Kept<Answer> { owner: string; answer: Answer }

/**
 * The answers that were committed here and that the server has not spoken about. They survive a reload. Each belongs to the
 * person who committed it and is shown to nobody else; several tabs write to the same shelf, so each write changes one answer.
 */
export class Outbox<Answer extends Answered> {
  readonly #shelf: Shelf;
  readonly #kind: Kind<Answer>;
  #owner = '';
  #waiting: Answer[] = [];

  constructor(shelf: Shelf, kind: Kind<Answer>) {
    this.#shelf = shelf;
    this.#kind = kind;
  }

  /** What waits of the present owner's. */
  get waiting(): readonly Answer[] {
    return this.#waiting;
  }

  /** From here on `waiting` is this person's; what others left stays for them. Nobody's where `owner` is empty. */
  turnTo(owner: string): void {
    this.#owner = owner;
    this.#waiting = this.#read().flatMap((kept) => (owner !== '' && kept.owner === owner ? [kept.answer] : []));
  }

  /** Commits an answer. The first commit of a question and revision stands; a second one changes nothing. */
  put(answer: Answer): void {
    if (this.#waiting.some((other) => this.#isSame(other, answer))) return;
    this.#waiting = [...this.#waiting, answer];
    this.#write([...this.#without(answer), { owner: this.#owner, answer }]);
  }

  /** Takes the server's word for an answer; true where it was the last one. */
  settle(answer: Answer, outcome: Outcome<unknown>): boolean {
    if (!isFinal(outcome)) return false;
    this.#waiting = this.#waiting.filter((other) => !this.#isSame(other, answer));
    this.#write(this.#without(answer));
    return true;
  }

  #without(answer: Answer): Kept<Answer>[] {
    return this.#read().filter((kept) => !this.#isSame(kept.answer, answer));
  }

  #write(kept: Kept<Answer>[]): void {
    if (kept.length === 0) this.#shelf.removeItem(this.#kind.key);
    if (kept.length > 0) this.#shelf.setItem(this.#kind.key, JSON.stringify(kept.slice(-KEPT_AT_MOST)));
  }

  #isSame(left: Answer, right: Answer): boolean {
    return left.revision === right.revision && this.#kind.question(left) === this.#kind.question(right);
  }

  #read(): Kept<Answer>[] {
    // What another program or an older page left there must not stop the contest.
    try {
      const parsed: unknown = JSON.parse(this.#shelf.getItem(this.#kind.key) ?? '[]');
      return Array.isArray(parsed) ? parsed.filter((value) => this.#isKept(value)) : [];
    } catch {
      return [];
    }
  }

  #isKept(value: unknown): value is Kept<Answer> {
    return isObject(value) && 'owner' in value && typeof value.owner === 'string' && 'answer' in value && isObject(value.answer) && this.#kind.isAnswer(value.answer);
  }
}

/** Between `least` and twice as much, so that a hall full of phones does not come back in one instant. */
export function jittered(least: number, random: () => number = Math.random): number {
  return least * (1 + random());
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
