import type { PastResult, Result, Trial, TrialReceipt } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { Attempts } from './attempts.ts';
import type { Bank } from './bank.ts';
import type { Arrival } from './open-attempt.ts';
import type { Parts } from './parts.ts';
import { resultOf } from './result.ts';
import { keepsOut } from './round.ts';
import type { Schedule } from './schedule.ts';
import type { Session } from './session.ts';

interface Setting {
  bank: Bank;
  schedule: Schedule;
  attempts: Attempts;
}

/** What participants ask for around their attempts: the trial question, another device, an earlier result. */
export function playing(parts: Pick<Parts, 'stores'>, { bank, schedule, attempts }: Setting) {
  return {
    trial: async (given: Trial, arrival: Arrival): Promise<Verdict<TrialReceipt>> => {
      const question = bank.trial();
      if (given.choice >= question.options.length) return { ok: false, refusal: 'malformed' };
      return { ok: true, value: { choice: given.choice, key: question.key, receivedAt: arrival.receivedAt } };
    },
    takeOver: async (session: Session, { receivedAt }: Pick<Arrival, 'receivedAt'>): Promise<Verdict<Record<string, never>>> => {
      const running = attempts.of(session.participant.id);
      if (running === undefined) return { ok: false, refusal: 'no-attempt' };
      await running.takeOver(session.device, receivedAt);
      return { ok: true, value: {} };
    },
    pastResult: async (session: Session, asked: PastResult): Promise<Verdict<Result>> => {
      const round = schedule.byNumber(asked.round);
      if (round !== undefined && keepsOut(round, parts.stores.participants.exclusion(session.participant.id))) return { ok: false, refusal: 'excluded' };
      const result = round?.phase === 'closed' ? await resultOf(parts, bank, { round, participant: session.participant.id }) : undefined;
      return result === undefined ? { ok: false, refusal: 'unknown' } : { ok: true, value: result };
    },
  };
}
