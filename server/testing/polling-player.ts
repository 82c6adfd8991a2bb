import type { ParticipantState } from '../protocol/participant.ts';
import { optionText, personalCodeOf, staffCodeOf } from './small-contest.ts';
import type { World } from './world.ts';

/** A participant whose page asks over HTTPS, as fast as the contest can answer: its functions are called without a server between. */
export interface PollingPlayer {
  look(): Promise<ParticipantState>;
  start(): Promise<boolean>;
  /** Answers up to so many questions, each after `pace` milliseconds; how many were shown. */
  answer(questions: number, pace: number): Promise<number>;
}

export async function pollingPlayer(world: World, person: number): Promise<PollingPlayer> {
  const codes = { staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) };
  const signedIn = await world.contest.signIn(codes, { address: '127.0.0.1', forwarded: false });
  if (!signedIn.ok) throw new Error(`person ${person} could not sign in: ${signedIn.refusal}`);
  const { token } = signedIn.value;

  function session() {
    const admitted = world.contest.session(token);
    if (admitted === undefined) throw new Error(`person ${person} is signed out`);
    world.contest.presence.polled(admitted.device);
    return admitted;
  }

  const look = async (): Promise<ParticipantState> => (await world.contest.view(session())).state;
  const arrival = () => ({ receivedAt: world.clock.now(), overSocket: false });

  async function answerOne(pace: number): Promise<boolean> {
    const state = await look();
    if (state.state !== 'question') return false;
    world.clock.advance(pace);
    const choice = state.shown.options.indexOf(optionText(0));
    await world.contest.answer(session(), { attempt: state.attempt, question: state.question, revision: 1, choice }, arrival());
    return true;
  }

  return {
    look,
    start: async () => (await world.contest.start(session(), { shortAccepted: true }, arrival())).ok,
    answer: async (questions, pace) => {
      let answered = 0;
      while (answered < questions && (await answerOne(pace))) answered += 1;
      return answered;
    },
  };
}
