import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { TYPESCRIPT_FLAGS } from '../setup/node-flags.mjs';

export { setTimeout as pause } from 'node:timers/promises';

/** A process of the bench, with the flags that the product runs with, those for TypeScript and, over these, its own; an inspected one talks about its inspector all the time. */
export function child(file: string, { flags = [], isInspected = false }: { flags?: string[]; isInspected?: boolean } = {}): ChildProcess {
  return fork(join(import.meta.dirname, file), { execArgv: [...TYPESCRIPT_FLAGS, ...flags], stdio: ['ignore', 'inherit', isInspected ? 'ignore' : 'inherit', 'ipc'] });
}

/** Tells a process of the bench something; its next message is the answer. */
export function tell<Told extends object | string, Answer>(to: ChildProcess, told: Told): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Not its exit: what it said last may still be on the way then.
    const lost = (): void => reject(new Error('a process of the bench ended without an answer'));
    to.once('disconnect', lost);
    to.once('message', (answer: Answer) => {
      to.off('disconnect', lost);
      resolve(answer);
    });
    to.send(told);
  });
}
