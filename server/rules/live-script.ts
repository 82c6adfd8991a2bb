/** What a script may hold of a question, in characters. */
export interface ScriptLimits {
  question: number;
  option: number;
}

/** A question of the bank, as far as it has to fit on a wall. */
export interface ScriptQuestion {
  text: string;
  options: readonly string[];
  withdrawn: boolean;
  /** A round that has not closed may draw it. */
  drawn: boolean;
}

export type ScriptProblem =
  | { problem: 'question-too-long'; step: string; length: number; most: number }
  | { problem: 'option-too-long'; step: string; option: number; length: number; most: number }
  | { problem: 'unknown-question'; step: string }
  | { problem: 'withdrawn-question'; step: string }
  | { problem: 'still-drawn'; step: string }
  | { problem: 'twice'; step: string };

/** Topics of whose questions these rounds draw, reserves among them. */
export function drawnTopics(rounds: readonly { blueprint: readonly { topic: string; questions: number; reserves: number }[] }[]): ReadonlySet<string> {
  return new Set(rounds.flatMap(({ blueprint }) => blueprint.filter(({ questions, reserves }) => questions + reserves > 0).map(({ topic }) => topic)));
}

interface Step {
  id: string;
  /** Its question's code, where it is a question. */
  question?: string;
}

/** Everything that keeps a script from being saved, in its order; `steps` are those of the course and then the spares. */
export function scriptProblems(steps: readonly Step[], limits: ScriptLimits, find: (code: string) => ScriptQuestion | undefined): ScriptProblem[] {
  const ids = new Set<string>();
  const codes = new Set<string>();
  return steps.flatMap((step) => {
    const { id, question: code } = step;
    const isTwice = ids.has(id) || (code !== undefined && codes.has(code));
    ids.add(id);
    if (code !== undefined) codes.add(code);
    if (isTwice) return [{ problem: 'twice', step: id }];
    return code === undefined ? [] : questionProblems(id, find(code), limits);
  });
}

function questionProblems(step: string, question: ScriptQuestion | undefined, limits: ScriptLimits): ScriptProblem[] {
  if (question === undefined) return [{ problem: 'unknown-question', step }];
  if (question.withdrawn) return [{ problem: 'withdrawn-question', step }];
  const problems: ScriptProblem[] = question.drawn ? [{ problem: 'still-drawn', step }] : [];
  const length = characters(question.text);
  if (length > limits.question) problems.push({ problem: 'question-too-long', step, length, most: limits.question });
  for (const [option, text] of question.options.entries()) {
    if (characters(text) > limits.option) problems.push({ problem: 'option-too-long', step, option, length: characters(text), most: limits.option });
  }
  return problems;
}

/** Characters as a person counts them: a letter with its marks is one. */
function characters(text: string): number {
  return [...text.normalize('NFC')].length;
}
