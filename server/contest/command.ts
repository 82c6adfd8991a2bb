import type { z } from 'zod';
import type { Events } from '../events.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';

export interface Boundary {
  events: Events;
  /** Whether what has arrived then, epoch milliseconds, or arrives now, comes too late for this process. */
  isDraining(receivedAt?: number): boolean;
}

type Run<Schema extends z.ZodType, Value, Given> = (body: z.infer<Schema>, given: Given) => Promise<Verdict<Value>> | Verdict<Value>;

/**
 * The one place where what a person sent is parsed, run, refused, logged. Whatever happens inside, the answer is a verdict:
 * a write that failed says so, and every other error is `internal` and stands in the log. It runs within the call, up to the first
 * thing that it waits for: an answer is decided in the turn of the loop in which it has arrived.
 */
export function commandOf<Schema extends z.ZodType, Value, Given extends { receivedAt?: number } | undefined>(boundary: Boundary, command: { name: string; schema: Schema }, run: Run<Schema, Value, Given>) {
  const { name, schema } = command;

  function told(verdict: Verdict<Value>): Verdict<Value> {
    if (!verdict.ok) boundary.events.commandRefused(name, verdict.refusal);
    return verdict;
  }

  /** The boundary of every command: nothing that goes wrong inside may end the process or leave somebody waiting. */
  function failed(error: unknown): Verdict<Value> {
    boundary.events.commandFailed(name, error);
    return told({ ok: false, refusal: refusalFor(error) });
  }

  return (body: unknown, given: Given): Promise<Verdict<Value>> | Verdict<Value> => {
    if (boundary.isDraining(given?.receivedAt)) return told({ ok: false, refusal: 'restarting' });
    const parsed = schema.safeParse(body);
    if (!parsed.success) return told({ ok: false, refusal: 'malformed' });
    try {
      const verdict = run(parsed.data, given);
      return verdict instanceof Promise ? verdict.then(told, failed) : told(verdict);
    } catch (error) {
      return failed(error);
    }
  };
}

/** A command that is run once. */
export function runCommand<Schema extends z.ZodType, Value>(
  boundary: Boundary,
  command: { name: string; schema: Schema; body: unknown },
  run: (body: z.infer<Schema>) => Promise<Verdict<Value>> | Verdict<Value>,
): Promise<Verdict<Value>> | Verdict<Value> {
  return commandOf(boundary, command, run)(command.body, undefined);
}

function refusalFor(error: unknown): Refusal {
  return error instanceof Error && error.name === 'NotSavedError' ? 'not-saved' : 'internal';
}
