import type { z } from 'zod';
import type { Events } from '../events.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';

export interface Boundary {
  events: Events;
  isDraining(): boolean;
}

/**
 * The one place where what a person sent is parsed, run, refused, logged. Whatever happens inside, the answer is a verdict:
 * a write that failed says so, and every other error is `internal` and stands in the log.
 */
export async function runCommand<Schema extends z.ZodType, Value>(
  boundary: Boundary,
  command: { name: string; schema: Schema; body: unknown },
  run: (body: z.infer<Schema>) => Promise<Verdict<Value>> | Verdict<Value>,
): Promise<Verdict<Value>> {
  const verdict = await decide();
  if (!verdict.ok) boundary.events.commandRefused(command.name, verdict.refusal);
  return verdict;

  async function decide(): Promise<Verdict<Value>> {
    if (boundary.isDraining()) return { ok: false, refusal: 'restarting' };
    const parsed = command.schema.safeParse(command.body);
    if (!parsed.success) return { ok: false, refusal: 'malformed' };
    try {
      return await run(parsed.data);
    } catch (error) {
      // The boundary of every command: nothing that goes wrong inside may end the process or leave somebody waiting.
      boundary.events.commandFailed(command.name, error);
      return { ok: false, refusal: refusalFor(error) };
    }
  }
}

function refusalFor(error: unknown): Refusal {
  return error instanceof Error && error.name === 'NotSavedError' ? 'not-saved' : 'internal';
}
