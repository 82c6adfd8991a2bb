import type { LiveSaved } from '../../protocol/live-host.ts';
import { LONGEST_OPTION, LONGEST_QUESTION, type LiveScript } from '../../protocol/live.ts';
import { scriptProblems } from '../../rules/live-script.ts';
import type { Bank } from '../bank.ts';
import { drawnByRounds, type Round } from '../round.ts';

export type ScriptCheck = ReturnType<typeof scriptCheck>;

/** Whether a script can be asked: its questions are in the bank, fit on a wall, and no week that has not closed draws them. */
export function scriptCheck({ bank, rounds }: { bank: Pick<Bank, 'byCode' | 'withdrawn'>; rounds: readonly Round[] }) {
  function problems({ steps, spares }: LiveScript): LiveSaved['problems'] {
    const limits = { question: LONGEST_QUESTION, option: LONGEST_OPTION };
    const topics = drawnByRounds(rounds);
    return scriptProblems([...steps, ...spares], limits, (code) => {
      const question = bank.byCode(code);
      return question && { text: question.text, options: question.options, withdrawn: bank.withdrawn.has(question.id), drawn: !question.trial && topics.has(question.topic) };
    });
  }

  return {
    problems,
    /** Codes of its questions that a week which has not closed may still draw. */
    stillDrawn: (script: LiveScript): string[] => {
      const steps = new Set(problems(script).flatMap(({ problem, step }) => (problem === 'still-drawn' ? [step] : [])));
      return [...script.steps, ...script.spares].flatMap((step) => (step.kind === 'question' && steps.has(step.id) ? [step.question] : []));
    },
  };
}
