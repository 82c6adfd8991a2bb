import type { LiveAnswerRow } from '../../../db/live-players.ts';
import type { LiveRules } from '../../protocol/live.ts';
import type { LiveAnswer, LiveReceipt } from '../../protocol/live-player.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import { elapsedOf, isInTime } from '../../rules/deadline.ts';
import type { LiveSessionId } from '../../rules/ids.ts';
import type { Lags } from '../lag.ts';
import type { Arrival } from '../open-attempt.ts';
import type { Parts } from '../parts.ts';
import { revisionsOf, type GivenAnswer, type LivePlayer } from './player.ts';

/** The question that can be answered, as one player meets it. */
export interface OpenForPlayer {
  step: string;
  choices: number;
  /** Milliseconds, with what was given on top. */
  limit: number;
  shownAt: number;
  outageCredit: number;
  deadline: number;
}

export interface AnsweringSetting {
  session: LiveSessionId;
  rules(): LiveRules;
  lags: Lags;
  /** The question that takes answers from this player now; undefined where there is none, or it has been counted. */
  openFor(player: LivePlayer): OpenForPlayer | undefined;
  /** Whether a question was there and takes no answer any more. */
  isOver(step: string): boolean;
  /** An answer is on disk. */
  kept(answer: GivenAnswer): void;
}

/**
 * Answers of one session. Each is decided at its arrival on what is in memory, stands there as given while it is written, and is
 * acknowledged when it is on disk. The same revision again waits for the same write, and gets the same verdict.
 */
export function answering({ stores, events }: Pick<Parts, 'stores' | 'events'>, setting: AnsweringSetting) {
  const { session, lags } = setting;

  async function save(answer: GivenAnswer): Promise<void> {
    await stores.livePlayers.answer(session, answer.row);
    setting.kept(answer);
  }

  /** The write of this answer, again where it has failed before; its first stamp counts. */
  function write(answer: GivenAnswer): Promise<void> {
    answer.saved = save(answer);
    // Whoever waits for it is told; the same revision may be sent again.
    answer.saved.catch(() => undefined);
    return answer.saved;
  }

  async function acknowledged(answer: GivenAnswer): Promise<Verdict<LiveReceipt>> {
    await answer.saved.catch(() => write(answer));
    return { ok: true, value: receiptOf(answer.row) };
  }

  function decide(player: LivePlayer, given: LiveAnswer, receivedAt: number): Verdict<OpenForPlayer> {
    const open = setting.openFor(player);
    if (open === undefined || open.step !== given.step) return refuse(setting.isOver(given.step) ? 'too-late' : 'not-this-question');
    if (given.choice >= open.choices) return refuse('malformed');
    if (!isInTime(receivedAt, open.deadline)) return refuse('too-late');
    const revisions = revisionsOf(player, given.step);
    if (setting.rules().changes === 'first' && revisions.size > 0) return refuse('final');
    // A choice that was overtaken by a later one of the same person.
    if (Math.max(0, ...revisions.keys()) > given.revision) return refuse('changed-meanwhile');
    return { ok: true, value: open };
  }

  return {
    answer: async (player: LivePlayer, given: LiveAnswer, { receivedAt, overSocket }: Arrival): Promise<Verdict<LiveReceipt>> => {
      const known = player.answers.get(given.step)?.get(given.revision);
      if (known !== undefined) {
        events.answerRepeated();
        return acknowledged(known);
      }
      const decided = decide(player, given, receivedAt);
      if (!decided.ok) return decided;
      const { limit, shownAt, outageCredit } = decided.value;
      const lag = lags.credit(lagKey(player), overSocket ? setting.rules().lagCredit : null);
      const { lagCredit, lagUnsteady } = lag;
      const elapsed = elapsedOf({ shownAt, receivedAt, limit, questionCredit: outageCredit, lagCredit });
      const row: LiveAnswerRow = { step: given.step, player: player.row.id, revision: given.revision, choice: given.choice, shownAt, receivedAt, elapsed, outageCredit, lagCredit, lagUnsteady };
      const answer: GivenAnswer = { row, saved: Promise.resolve(), isSaved: false };
      revisionsOf(player, given.step).set(given.revision, answer);
      await write(answer);
      lag.spend();
      events.answered();
      if (lagUnsteady) events.lagUnsteady(player.row.id);
      return { ok: true, value: receiptOf(row) };
    },
    write,
  };
}

/** Under which a player's lag is known. */
export function lagKey({ row }: Pick<LivePlayer, 'row'>): string {
  return `live ${row.id}`;
}

export function receiptOf({ step, choice, revision, receivedAt, shownAt, elapsed }: LiveAnswerRow): LiveReceipt {
  return { step, choice, revision, receivedAt, shownAt, elapsed };
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
