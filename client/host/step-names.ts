import type { LiveHostView } from '../../server/protocol/live-host.ts';
import type { LiveScript, LiveStep } from '../../server/protocol/live.ts';
import type { HostWords } from '../words/host-vi.ts';

/** The number under which each question of a script is asked, by step; a practice question is 0. */
export function numbersOf({ steps }: LiveScript): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const step of steps) if (step.kind === 'question') numbers.set(step.id, step.practice ? 0 : [...numbers.values()].filter((number) => number > 0).length + 1);
  return numbers;
}

/** What a step is called; `numbers` as they are asked, where some have been. */
export function stepName(step: LiveStep, numbers: ReadonlyMap<string, number>, { script, editor }: HostWords): string {
  switch (step.kind) {
    case 'question':
      return step.practice ? script.practice(step.question) : script.question(numbers.get(step.id) ?? 0, step.question);
    case 'pause':
      return step.title === '' ? editor.pause : step.title;
    case 'message':
      return step.title;
  }
}

/** The numbers of a running session: as they were asked, and for what is still to come as the script has them. */
export function runningNumbers({ script, asked }: Pick<LiveHostView, 'script' | 'asked'>): ReadonlyMap<string, number> {
  return new Map([...numbersOf(script), ...asked.map(({ step, number }) => [step, number] as const)]);
}
