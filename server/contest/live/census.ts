/*
 * How many play in a session, how many of them are connected, and what they have answered: counted as it changes. Each look of the host's
 * and of a wall's asks for it, twice a second, and going through ten thousand players five times held the loop for 35 ms.
 */
import { countingAnswer, isPlaying, type LivePlayer } from './player.ts';

export interface UnitCensus { code: string; name: string; joined: number; connected: number; answered: number }

/** `choices`: how many chose each option; of an option that nobody chose there may be no entry. */
export interface Tally { answered: number; choices: readonly number[] }

/** What was answered to one step, by everybody and by the people of each unit. */
interface Answers { choices: number[]; all: number; byUnit: Map<string, number> }

type Counted = Omit<UnitCensus, 'answered'>;

/** `playing`: everybody who has not been removed. */
export function census(playing: () => readonly LivePlayer[]) {
  const all = { joined: 0, connected: 0 };
  const units = new Map<string, Counted>();
  const steps = new Map<string, Answers>();

  function count({ row: { unit } }: LivePlayer, what: 'joined' | 'connected', by: 1 | -1): void {
    all[what] += by;
    if (unit === null) return;
    const known = units.get(unit.id) ?? { code: unit.code, name: unit.name, joined: 0, connected: 0 };
    known[what] += by;
    units.set(unit.id, known);
  }

  function countAnswer(answers: Answers, { row: { unit } }: LivePlayer, { choice, by }: { choice: number; by: 1 | -1 }): void {
    answers.choices[choice] = (answers.choices[choice] ?? 0) + by;
    answers.all += by;
    if (unit !== null) answers.byUnit.set(unit.id, (answers.byUnit.get(unit.id) ?? 0) + by);
  }

  /** Counted once, when somebody asks for a step first. */
  function answersTo(step: string): Answers {
    const known = steps.get(step);
    if (known !== undefined) return known;
    const answers: Answers = { choices: [], all: 0, byUnit: new Map() };
    for (const player of playing()) {
      const counting = countingAnswer(player, step);
      if (counting !== undefined) countAnswer(answers, player, { choice: counting.choice, by: 1 });
    }
    steps.set(step, answers);
    return answers;
  }

  return {
    joined: (player: LivePlayer): void => count(player, 'joined', 1),
    /** Whoever is removed; they still play when this is called. */
    leaves: (player: LivePlayer): void => {
      count(player, 'joined', -1);
      if (player.sockets > 0) count(player, 'connected', -1);
      for (const [step, answers] of steps) {
        const counting = countingAnswer(player, step);
        if (counting !== undefined) countAnswer(answers, player, { choice: counting.choice, by: -1 });
      }
    },
    /** Their first socket has come, or their last one has gone. */
    connected: (player: LivePlayer, by: 1 | -1): void => {
      if (isPlaying(player)) count(player, 'connected', by);
    },
    /** What counts of them at a step has become another choice; `before` is undefined where there was none. */
    answered: (player: LivePlayer, step: string, { before, choice }: { before: number | undefined; choice: number }): void => {
      const answers = steps.get(step);
      if (answers === undefined || !isPlaying(player)) return;
      if (before !== undefined) countAnswer(answers, player, { choice: before, by: -1 });
      countAnswer(answers, player, { choice, by: 1 });
    },
    /** Answers were read from the disk: what is known of their steps is counted anew. */
    forget: (step: string): void => void steps.delete(step),
    all: (): Readonly<typeof all> => all,
    of: (step: string): Tally => {
      const { all: answered, choices } = answersTo(step);
      return { answered, choices };
    },
    /** Every unit of which somebody plays, in the order of their coming; without a step nobody has answered. */
    units: (step: string | undefined): UnitCensus[] => {
      const byUnit = step === undefined ? undefined : answersTo(step).byUnit;
      return [...units].filter(([, { joined }]) => joined > 0).map(([id, unit]) => ({ ...unit, answered: byUnit?.get(id) ?? 0 }));
    },
    unitsPlaying: (): number => [...units.values()].filter(({ joined }) => joined > 0).length,
  };
}
