import type { Start } from '../protocol/participant.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { refuseStart } from '../rules/window.ts';
import type { Attempts } from './attempts.ts';
import type { Arrival } from './open-attempt.ts';
import type { Parts } from './parts.ts';
import { keepsOut, paperTime, type Round } from './round.ts';
import type { Schedule } from './schedule.ts';
import type { Session } from './session.ts';
import { turnstile } from './turnstile.ts';

type Done = Verdict<Record<string, never>>;

interface Setting extends Pick<Parts, 'stores'> {
  schedule: Schedule;
  attempts: Attempts;
  isClockInDoubt(): boolean;
}

/** A start takes a tenth of a millisecond before its write: so many in one turn of the loop keep nobody's answer waiting. */
const IN_ONE_TURN = 128;

/** Starting attempts: twice at once, or again while the attempt runs, starts it once. */
export function starting(setting: Setting) {
  const { stores, schedule, attempts } = setting;
  const underWay = new Map<ParticipantId, Promise<Done>>();
  const enter = turnstile(IN_ONE_TURN);

  async function start(session: Session, given: Start, arrival: Arrival): Promise<Done> {
    const { participant } = session;
    await enter();
    const running = attempts.of(participant.id);
    if (running !== undefined) return running.row.device === session.device ? { ok: true, value: {} } : { ok: false, refusal: 'elsewhere' };
    if (schedule.isDue()) await schedule.look();
    const earlier = await attempts.stored(participant.id);
    const group = stores.participants.exclusion(participant.id);
    const takenIn = (round: Round): number => earlier.filter((attempt) => attempt.round === round.id).length;
    const open = schedule.openAt(arrival.receivedAt);
    const round = open.find((candidate) => takenIn(candidate) < candidate.declaration.attempts) ?? open.at(-1);
    if (round === undefined) return { ok: false, refusal: whyNotOpen(group !== null, arrival.receivedAt) };
    const refusal = refuseStart({
      window: round,
      receivedAt: arrival.receivedAt,
      excluded: keepsOut(round, group),
      attemptsTaken: takenIn(round),
      attemptsAllowed: round.declaration.attempts,
      paperTime: paperTime(round, stores.participants.extraTime(round.id, participant.id)),
      shortAccepted: given.shortAccepted,
      clockInDoubt: setting.isClockInDoubt(),
    });
    if (refusal !== undefined) return { ok: false, refusal };
    const begun = await attempts.begin(session, { round, number: takenIn(round) + 1, earlier });
    return begun ? { ok: true, value: {} } : { ok: false, refusal: 'already-taken' };
  }

  function whyNotOpen(excluded: boolean, instant: number): Refusal {
    if (excluded) return 'excluded';
    return schedule.rounds.some((round) => instant < round.opensAt) ? 'not-open' : 'closed';
  }

  return {
    underWay: (): Promise<Done>[] => [...underWay.values()],
    start: (session: Session, given: Start, arrival: Arrival): Promise<Done> => {
      const earlier = underWay.get(session.participant.id);
      if (earlier !== undefined) return earlier;
      const begun = schedule.whileHeldOpen(arrival.receivedAt, () => start(session, given, arrival)).finally(() => underWay.delete(session.participant.id));
      underWay.set(session.participant.id, begun);
      return begun;
    },
  };
}
