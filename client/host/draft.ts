import type { LiveQuestionStep, LiveRules, LiveScript, LiveStep } from '../../server/protocol/live.ts';
import type { Wrong } from '../staff/act-plan.ts';
import { isBetween, wholeNumber } from '../staff/whole-number.ts';
import type { HostWords } from '../words/host-vi.ts';

/** A session as it is being written; `revision` is of the stored one. */
export interface Draft { session: string | null; revision: number; name: string; rules: LiveRules; script: LiveScript }

const LAG = { percentile: 10, cap: 150, slack: 30, gain: 60 };
const SECONDS = 20;

/** Steps and spares, as the server has it. */
const MOST_STEPS = 100;

/** What the server would take for a session of which nothing is said. */
export function emptyDraft(): Draft {
  return {
    session: null,
    revision: 0,
    name: '',
    rules: {
      joining: 'registered', capacity: 2_000, changes: 'until-close', scoring: { by: 'right' }, difficulty: { easy: 100, medium: 100, hard: 100 }, streak: null,
      units: { by: 'best', of: 3 }, leadSeconds: 3, readingSeconds: 0, lagCredit: LAG, optionTexts: true, top: 5, autoSeconds: { histogram: 8, standing: 8, message: 8 },
    },
    script: { steps: [], spares: [] },
  };
}

/** An id that no step of the script has. */
export function freeId({ steps, spares }: LiveScript): string {
  const taken = new Set([...steps, ...spares].map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`s${number}`)) number += 1;
  return `s${number}`;
}

export function questionStep(script: LiveScript, question: string): LiveQuestionStep {
  return { kind: 'question', id: freeId(script), question, seconds: SECONDS, points: 1, practice: false, histogram: true, standing: true };
}

/** A field of a step as it was typed; what is no number stays what it was typed as, and is told on saving. */
export type Typed = Partial<Record<`${'seconds' | 'points'}-${string}`, string>>;

/** What has to be corrected before it is sent; `field` is the id of the input. */
export function wrongIn({ name, script }: Draft, typed: Typed, words: HostWords['editor']): Wrong[] {
  const wrong: Wrong[] = name === '' ? [{ field: 'name', text: words.nameWrong }] : [];
  if (script.steps.length === 0) wrong.push({ field: 'question-search', text: words.empty });
  const count = script.steps.length + script.spares.length;
  if (count > MOST_STEPS) wrong.push({ field: 'question-search', text: words.tooMany(count, MOST_STEPS) });
  for (const [index, step] of [...script.steps, ...script.spares].entries()) wrong.push(...wrongStep(step, index + 1, { typed, words }));
  return wrong;
}

function wrongStep(step: LiveStep, place: number, { typed, words }: { typed: Typed; words: HostWords['editor'] }): Wrong[] {
  const seconds = typed[`seconds-${step.id}`];
  const points = typed[`points-${step.id}`];
  switch (step.kind) {
    case 'question':
      return [
        ...(seconds === undefined || isBetween(seconds, 5, 300) ? [] : [{ field: `seconds-${step.id}`, text: words.secondsWrong(place) }]),
        ...(points === undefined || isBetween(points, 1, 100) ? [] : [{ field: `points-${step.id}`, text: words.pointsWrong(place) }]),
      ];
    case 'pause':
      return seconds === undefined || seconds === '' || isBetween(seconds, 5, 7_200) ? [] : [{ field: `seconds-${step.id}`, text: words.pauseWrong(place) }];
    case 'message':
      return step.title === '' ? [{ field: `title-${step.id}`, text: words.messageWrong(place) }] : [];
  }
}

/** The step with the numbers that were typed for it. */
export function withTyped<Step extends LiveStep>(step: Step, typed: Typed): Step {
  const seconds = typed[`seconds-${step.id}`];
  const points = typed[`points-${step.id}`];
  return {
    ...step,
    ...(seconds !== undefined && { seconds: seconds === '' ? null : wholeNumber(seconds) }),
    ...(points !== undefined && { points: wholeNumber(points) }),
  };
}
