import type { Predict, Predicted } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { decidePrediction } from '../rules/prediction.ts';
import type { Arrival } from './open-attempt.ts';
import type { Parts } from './parts.ts';
import { keepsOut } from './round.ts';
import type { Schedule } from './schedule.ts';
import type { Session } from './session.ts';

interface Setting extends Pick<Parts, 'stores'> {
  schedule: Schedule;
  /** The participant's view has changed. */
  changed(participant: ParticipantId): void;
}

/** Predictions, one for each ended attempt: any device of the person may give it, and giving it costs no time. */
export function predicting({ stores, schedule, changed }: Setting) {
  const underWay = new Set<Promise<unknown>>();

  async function predict({ participant }: Session, { attempt: asked, guess }: Predict, { receivedAt }: Arrival): Promise<Verdict<Predicted>> {
    const attempt = (await stores.attempts.ofParticipant(participant.id)).find(({ id }) => id === asked);
    const round = schedule.rounds.find(({ id }) => id === attempt?.round);
    if (attempt === undefined || round === undefined) return { ok: false, refusal: 'no-attempt' };
    const before = await stores.predictions.of(attempt.id);
    const decided = decidePrediction(
      {
        asks: round.declaration.prediction !== null,
        excluded: keepsOut(round, stores.participants.exclusion(participant.id)),
        ended: attempt.state !== 'open',
        given: before?.guess ?? null,
        closesAt: round.closesAt,
      },
      { guess, receivedAt },
    );
    if (decided !== 'taken' && decided !== 'stored') return { ok: false, refusal: decided };
    const stored = before ?? (await stores.predictions.add({ attempt: attempt.id, guess, at: receivedAt }));
    if (stored === undefined) return { ok: false, refusal: 'too-late' };
    if (before === undefined) changed(participant.id);
    // Of two that come at once the first is stored, and the other is told like any later one.
    return stored.guess === guess ? { ok: true, value: { guess, receivedAt: stored.at } } : { ok: false, refusal: 'already-taken' };
  }

  return {
    underWay: (): Promise<unknown>[] => [...underWay],
    predict: (session: Session, given: Predict, arrival: Arrival): Promise<Verdict<Predicted>> => {
      const running = schedule.whileHeldOpen(arrival.receivedAt, () => predict(session, given, arrival)).finally(() => underWay.delete(running));
      underWay.add(running);
      return running;
    },
  };
}
