import type { Outcome } from '../live/commands.ts';

/** What the dialog's fields hold, by name; a choice of several by its checked one. */
export type Filled = (field: string) => string;

/** `shown` stays in the dialog until it is closed: a code or a link that is told once, or what an act has changed. */
export type Done = { ok: true; said: string; shown?: unknown; isOnce?: boolean } | { ok: false; refusal: string };

/** A line for what has been done, or could not be. */
export interface Said { text: string; isError: boolean }

/** What one field lacks; `field` is the name of the input. */
export interface Wrong { field: string; text: string }

/** An act as it is put to a person: what will happen, what has to be given, and the words on its button. */
export interface ActPlan {
  title: string;
  /** What will happen, in sentences. */
  text?: unknown;
  /** Drawn anew whenever a field dispatches `drafted`. */
  fields?: () => unknown;
  reason: 'asked' | 'may-be-given' | 'none';
  button: () => string;
  /** Cannot be undone, or is felt by many at once. */
  isGrave?: boolean;
  /** Sentences of this act for refusals, where the general ones say too little. */
  refusals?: Partial<Record<string, string>>;
  check?(filled: Filled): Wrong[];
  run(filled: Filled): Promise<Done>;
}

/** An outcome as the dialog takes it. */
export function doneWith<Given>(outcome: Outcome<Given>, tell: (value: Given) => { said: string; shown?: unknown; isOnce?: boolean }): Done {
  return outcome.ok ? { ok: true, ...tell(outcome.value) } : { ok: false, refusal: outcome.refusal };
}

const SHORTEST_REASON = 5;

export function isReason(text: string): boolean {
  return text.trim().length >= SHORTEST_REASON;
}
