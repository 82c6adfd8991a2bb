import type { AttemptRow } from '../../db/attempts.ts';
import { newId } from '../../db/ids.ts';
import type { Answer, Receipt } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { AttemptId, ParticipantId, QuestionId, RoundId } from '../rules/ids.ts';
import { itemFor } from '../rules/paper.ts';
import type { Beginning, Surroundings } from './attempt-parts.ts';
import { grainOf } from './boards/scopes.ts';
import { drawFor, type Draw } from './draw.ts';
import { OpenAttempt, type Arrival } from './open-attempt.ts';
import type { Round } from './round.ts';
import type { Session } from './session.ts';
import { counted, savedOf, storedVerdict } from './stored-verdict.ts';

export type Attempts = ReturnType<typeof attemptRegistry>;

/** All running attempts, by participant: one participant has at most one. */
export function attemptRegistry(around: Surroundings) {
  const { stores, clock, events } = around;
  const running = new Map<ParticipantId, OpenAttempt>();
  const counts = new Map<RoundId, number>();
  /** Who had no attempt when they were looked up, and has begun none since. */
  const untried = new Set<ParticipantId>();
  /** How many have been written: what was read before the newest may be without it. */
  let starts = 0;

  /** Makes a running attempt of what is stored. */
  function run({ row, items, answers }: Pick<Beginning, 'row' | 'items' | 'answers'>, round: Round): OpenAttempt {
    const extra = stores.participants.extraTime(round.id, row.participant);
    const attempt = new OpenAttempt(around, { row, items, answers, extra, round });
    running.set(row.participant, attempt);
    counts.set(round.id, (counts.get(round.id) ?? 0) + 1);
    return attempt;
  }

  async function read(participant: ParticipantId): Promise<readonly AttemptRow[]> {
    const begun = starts;
    const rows = await stores.attempts.ofParticipant(participant);
    // An attempt that began meanwhile may not be among them.
    if (rows.length === 0 && begun === starts) untried.add(participant);
    return rows;
  }

  /** An answer to an attempt that runs no more: the stored verdict, so that a repeat after the end is answered too. */
  async function answerEnded(session: Session, given: Answer): Promise<Verdict<Receipt>> {
    const row = (await stores.attempts.ofParticipant(session.participant.id)).find((attempt) => attempt.id === given.attempt);
    if (row === undefined) return { ok: false, refusal: 'no-attempt' };
    if (row.device !== session.device) return { ok: false, refusal: 'elsewhere' };
    const [paper, answers] = await Promise.all([stores.attempts.paper(row.id), stores.attempts.answers(row.serial)]);
    const byQuestion = new Map<QuestionId, (typeof answers)[number]>(answers.map((answer) => [answer.question, answer]));
    const of = answers.length;
    const stored = storedVerdict(paper.items, byQuestion, { question: given.question, saved: savedOf(byQuestion), of });
    if (stored === undefined) return { ok: false, refusal: 'not-this-question' };
    events.answerRepeated();
    return counted(events, stored);
  }

  return {
    of: (participant: ParticipantId): OpenAttempt | undefined => running.get(participant),
    /** What is stored of the person's attempts; within the call where it is known that there is none. */
    stored: (participant: ParticipantId): readonly AttemptRow[] | Promise<readonly AttemptRow[]> => (untried.has(participant) ? [] : read(participant)),
    countOf: (round: Round): number => counts.get(round.id) ?? 0,
    ofRound: (round: Round): OpenAttempt[] => [...running.values()].filter((attempt) => attempt.round.id === round.id),
    all: (): OpenAttempt[] => [...running.values()],
    size: (): number => running.size,
    forget: (row: AttemptRow): void => {
      if (running.get(row.participant)?.row.id !== row.id) return;
      running.delete(row.participant);
      counts.set(row.round, (counts.get(row.round) ?? 1) - 1);
    },
    /** Draws the paper, writes attempt and paper, and begins. False where another attempt was there first. */
    begin: async (session: Session, { round, number, earlier }: Omit<Draw, 'participant'>): Promise<boolean> => {
      const participant = session.participant.id;
      const { paper, trimmed } = await drawFor(around, { round, participant, number, earlier });
      const questions = round.declaration.questions;
      const items = around.bank.items(paper);
      const item = itemFor({ items, questions, used: new Set(), withdrawn: around.bank.withdrawn }, 1);
      const begun: Omit<AttemptRow, 'serial'> = {
        id: newId<AttemptId>(),
        round: round.id,
        participant,
        number,
        state: 'open',
        startedAt: clock.now(),
        finishedAt: null,
        place: 1,
        item,
        shownAt: null,
        questionCredit: 0,
        credit: 0,
        pausedFrom: null,
        dropped: [],
        device: session.device,
        epoch: 1,
        receipt: null,
        version: 0,
      };
      const serial = await stores.attempts.start(begun, paper);
      starts += 1;
      untried.delete(participant);
      if (serial === undefined) return false;
      if (trimmed) events.drawRepeated(participant);
      const attempt = run({ row: { ...begun, serial }, items, answers: [] }, round);
      await attempt.begin();
      return true;
    },
    answer: (session: Session, given: Answer, arrival: Arrival): Promise<Verdict<Receipt>> => {
      const attempt = running.get(session.participant.id);
      if (attempt === undefined || attempt.row.id !== given.attempt) return answerEnded(session, given);
      return attempt.answer(session, given, arrival);
    },
    /** Takes up what was open when the server went away: its clocks stand still since `from`. */
    recover: async (rounds: readonly Round[], from: number): Promise<number> => {
      const open = (await stores.attempts.open()).length;
      if (open === 0) return 0;
      // The log is read while a prediction runs, and how many play is a part of its answer.
      const isAsked = grainOf(rounds) !== undefined;
      const detail = { from, to: clock.now(), ...(!isAsked && { attempts: open }) };
      await stores.attempts.pauseAll(from, { at: clock.now(), actor: 'server', act: 'outage-credited', subject: 'open attempts', reason: 'the server was away', detail });
      const rows = await stores.attempts.open();
      for (const row of rows) {
        const round = rounds.find((candidate) => candidate.id === row.round);
        if (round === undefined) throw new Error(`attempt ${row.id} belongs to a round that is not there`);
        if (row.place === 0) throw new Error(`attempt ${row.id} is open, and no question is open in it`);
        const [paper, answers] = await Promise.all([stores.attempts.paper(row.id), stores.attempts.answers(row.serial)]);
        run({ row, items: around.bank.items(paper), answers }, round);
      }
      return rows.length;
    },
    idle: async (): Promise<void> => {
      await Promise.all([around.showings.flush(), ...[...running.values()].map((attempt) => attempt.idle())]);
    },
    stop: (): void => {
      around.showings.stop();
      running.forEach((attempt) => attempt.stop());
    },
  };
}
