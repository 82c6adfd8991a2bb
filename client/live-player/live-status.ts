import type { LiveRules } from '../../server/protocol/live.ts';
import type { LiveAnswer, LiveReceipt } from '../../server/protocol/live-player.ts';
import type { Outcome } from '../live/commands.ts';
import { isFinal } from '../live/outbox.ts';
import { letter } from '../ui/letters.ts';
import type { Status } from '../ui/status.ts';
import type { Formats } from '../words/format.ts';
import type { LiveWords } from '../words/live-vi.ts';

/** What happened to the answer of the question on show. */
export interface LiveProgress {
  /** It can still be answered. */
  open: boolean;
  changes: LiveRules['changes'];
  /** The last choice that the server has not spoken about. */
  waiting: LiveAnswer | undefined;
  /** The server's last word about an answer to this question. */
  told: { answer: LiveAnswer; outcome: Outcome<LiveReceipt> } | undefined;
  /** What the server holds. */
  receipt: LiveReceipt | undefined;
  connected: boolean;
}

interface Says { live: LiveWords; format: Formats; refused(reason: string): string }

/** The one sentence of the status line. “Recorded” is said only on the server's word. */
export function liveStatus(progress: LiveProgress, says: Says): Status {
  const { waiting, receipt, open, changes } = progress;
  const { status } = says.live;
  if (waiting) return underway(waiting, progress, says.live);
  if (receipt) return { tone: 'saved', sign: 'check', title: status.saved(letter(receipt.choice)), detail: savedDetail(receipt, progress, says) };
  const refusal = refusalIn(progress);
  if (refusal !== undefined) return { tone: 'refused', sign: 'alert', title: status.refused, detail: says.refused(refusal) };
  if (!open) return { tone: 'over', sign: 'timer', title: status.over, detail: status.none };
  return { tone: 'idle', sign: 'hand', title: status.idle, detail: status.idleDetail[changes] };
}

function underway(waiting: LiveAnswer, { told, connected, open, receipt }: LiveProgress, { status }: LiveWords): Status {
  const putOff = told !== undefined && !told.outcome.ok && told.answer.revision === waiting.revision;
  if (!connected || putOff) return { tone: 'kept', sign: 'timer', title: status.kept(letter(waiting.choice)), detail: open ? status.keptDetail : status.keptLate };
  return { tone: 'sending', sign: 'signal', title: status.sending(letter(waiting.choice)), detail: receipt ? status.holds(letter(receipt.choice)) : status.sendingDetail };
}

function savedDetail(receipt: LiveReceipt, progress: LiveProgress, { live: { status }, format }: Says): string {
  const { told, open, changes } = progress;
  const late = refusalIn(progress);
  if (late !== undefined && told && told.answer.revision > receipt.revision) return status.late(letter(told.answer.choice));
  const at = format.clockTime(receipt.receivedAt);
  if (!open) return status.took(at, format.span(receipt.elapsed, 1));
  return changes === 'first' ? status.fixed(at) : status.changeable(at);
}

/** Why the server would not take the last answer; a choice that another one has overtaken is no news. */
function refusalIn({ told }: LiveProgress): string | undefined {
  if (told === undefined || told.outcome.ok || !isFinal(told.outcome) || told.outcome.refusal === 'changed-meanwhile') return undefined;
  return told.outcome.refusal;
}
