import type { Answer, Receipt } from '../../server/protocol/participant.ts';
import type { Outcome } from '../live/commands.ts';
import { isFinal } from '../live/outbox.ts';
import { letter } from '../ui/letters.ts';
import type { Status } from '../ui/status.ts';
import type { Formats } from '../words/format.ts';
import { refused } from '../words/refused.ts';
import type { AllWords } from './round-words.ts';

/** What happened to the answer of the question on show. */
export interface Progress {
  question: number;
  /** The question shown before this one, if any. */
  preceding: number | undefined;
  chosen: number | null;
  /** Committed and not yet spoken about by the server. */
  waiting: Answer | undefined;
  /** The server's last word about any answer of this page. */
  told: { answer: Answer; outcome: Outcome<Receipt> } | undefined;
  connected: boolean;
  seconds: number;
}

const HURRY_SECONDS = 10;

/** The one sentence of the status line. “Recorded” is said only on the server's acknowledgement. */
export function answerStatus(progress: Progress, words: AllWords, format: Formats): Status {
  const { status } = words;
  const told = progress.told?.answer.question === progress.question ? progress.told : undefined;

  if (told?.outcome.ok === true) {
    const { choice, receivedAt } = told.outcome.value;
    return { tone: 'saved', sign: 'check', title: status.saved(letter(choice)), detail: status.savedAt(format.clockTime(receivedAt)) };
  }
  if (progress.waiting) return underway(progress.waiting, progress, words);
  if (told && !told.outcome.ok) return { tone: 'refused', sign: 'alert', title: status.refused, detail: refused(words, told.outcome.refusal) };
  if (progress.seconds === 0) return { tone: 'over', sign: 'timer', title: status.over, detail: status.overDetail };
  if (progress.chosen === null) return { tone: 'idle', sign: 'hand', title: status.idle, detail: before(progress, words) ?? (progress.connected ? status.idleDetail : status.offlineDetail) };
  const calm = progress.connected ? status.chosenDetail : status.offlineDetail;
  const detail = progress.seconds <= HURRY_SECONDS ? status.hurry : calm;
  return { tone: 'chosen', sign: 'hand', title: status.chosen(letter(progress.chosen)), detail };
}

function underway({ choice }: Answer, { told, connected, seconds }: Progress, { status }: AllWords): Status {
  const putOff = told !== undefined && !told.outcome.ok;
  if (!connected || putOff) return { tone: 'kept', sign: 'timer', title: status.kept(letter(choice)), detail: seconds === 0 ? status.keptLate : status.keptDetail };
  return { tone: 'sending', sign: 'signal', title: status.sending(letter(choice)), detail: status.sendingDetail };
}

/** What became of the answer before, where the server would not take it: it must not go unsaid when the page has moved on. */
function before({ told, preceding }: Progress, { status }: AllWords): string | undefined {
  if (told === undefined || told.answer.question !== preceding || !isFinal(told.outcome) || told.outcome.ok) return undefined;
  return told.outcome.refusal === 'too-late' ? status.beforeLate : status.beforeRefused;
}
