import type { ParticipantView } from '../protocol/participant.ts';
import type { Player, StateOf } from './player.ts';
import { seeded } from './seeded.ts';
import { CLOSES_AT } from './small-contest.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** The simulated people act at whole steps of this length, milliseconds; so their times coincide and there are exact ties. */
export const STEP = 5_000;
/** The late ones begin so shortly before the close that they cannot finish. */
export const LATE_START = CLOSES_AT - 20 * STEP;

const HABITS = ['steady', 'steady', 'steady', 'steady', 'steady', 'plain-https', 'drops-out', 'reconnects', 'late', 'slow-to-return'] as const;
export type Habit = (typeof HABITS)[number];

/** An answer that was acknowledged, with what the participant saw. */
export interface Acknowledged {
  attempt: string;
  question: number;
  choice: number;
  shownAt: number;
  receivedAt: number;
}

export interface Member {
  person: number;
  habit: Habit;
  acknowledged: Acknowledged[];
  isDone(): boolean;
  /** Does whatever this person does at this instant. */
  act(): Promise<void>;
  /** The server has come back from an outage: returns at once, later, or too late. */
  returns(): Promise<void>;
  player: Player;
}

export async function member(world: World, person: number): Promise<Member> {
  const habit = HABITS[person % HABITS.length] ?? 'steady';
  const random = seeded(person);
  const player = await world.player(person);
  const overSocket = habit !== 'plain-https';
  if (!overSocket) await leave();
  const acknowledged: Acknowledged[] = [];
  let state: ParticipantView['state'] | undefined;
  let answersAt = Infinity;
  let backAt = -Infinity;
  let dropped = false;

  const isDone = (): boolean => state?.state === 'finished' || state?.state === 'result';
  const isAway = (): boolean => backAt > world.clock.now();

  async function leave(): Promise<void> {
    player.leave();
    const id = `person-${String(person).padStart(4, '0')}`;
    await until(() => !world.contest.presence.participants().some((present) => present === id));
  }

  async function comeBack(): Promise<void> {
    backAt = -Infinity;
    if (overSocket) await player.connect();
    plan(overSocket ? player.view() : await polled());
  }

  async function polled(): Promise<ParticipantView> {
    const verdict = await player.get('view');
    if (!verdict.ok) throw new Error(`person ${person} got no view: ${verdict.refusal}`);
    return verdict.value as ParticipantView;
  }

  /** What comes behind the question at `place`. */
  async function next(place: number): Promise<void> {
    const isNext = ({ state }: ParticipantView): boolean => (state.state === 'question' ? state.place > place : state.state === 'finished');
    const view = overSocket ? await player.until((view) => isNext(view) && view === player.views.at(-1)) : await polled();
    if (!isNext(view)) throw new Error(`person ${person} stays at place ${place}`);
    plan(view);
  }

  function plan(view: ParticipantView): void {
    state = view.state;
    const answers = state.state === 'question' && random() > 0.12;
    answersAt = answers ? world.clock.now() + STEP * (1 + Math.floor(random() * 4)) : Infinity;
  }

  async function answer(shown: StateOf<'question'>): Promise<void> {
    const stored = random() < 0.7 ? 0 : 1 + Math.floor(random() * 3);
    const choice = shown.shown.options.indexOf(`option ${stored}`);
    const command = { attempt: shown.attempt, question: shown.question, revision: 1 as const, choice };
    const send = () => (overSocket ? player.answer(shown, stored) : player.post('answer', command));
    const verdict = await send();
    if (!verdict.ok) throw new Error(`person ${person} was refused at place ${shown.place}: ${verdict.refusal}`);
    const { receivedAt } = verdict.value as { receivedAt: number };
    acknowledged.push({ attempt: shown.attempt, question: shown.question, choice, shownAt: shown.shownAt, receivedAt });
    if (habit === 'reconnects' && random() < 0.5) {
      await player.connect();
      const again = await send();
      if (JSON.stringify(again) !== JSON.stringify(verdict)) throw new Error(`person ${person} sent an answer again and got ${JSON.stringify(again)}`);
    }
    await next(shown.place);
  }

  async function act(): Promise<void> {
    const now = world.clock.now();
    if (isDone() || isAway() || (habit === 'late' && now < LATE_START)) return;
    if (state === undefined) return begin();
    if (backAt !== -Infinity) return comeBack();
    if (state.state !== 'question') return;
    if (now >= state.deadline) return next(state.place);
    if (now === answersAt) return answer(state);
    if (habit === 'drops-out' && !dropped && state.place === 3) {
      dropped = true;
      backAt = now + 32 * STEP;
      await leave();
    }
  }

  async function begin(): Promise<void> {
    const verdict = overSocket ? await player.start() : await player.post('start', { shortAccepted: true });
    if (!verdict.ok) throw new Error(`person ${person} could not start: ${verdict.refusal}`);
    await next(0);
  }

  return {
    person,
    habit,
    player,
    acknowledged,
    isDone,
    act,
    returns: async () => {
      if (isAway()) return;
      if (state === undefined || isDone()) return overSocket ? player.connect() : undefined;
      if (habit === 'slow-to-return') backAt = world.clock.now() + 4 * STEP;
      else if (random() < 0.3) backAt = world.clock.now() + STEP;
      else await comeBack();
    },
  };
}
