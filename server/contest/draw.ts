import type { AttemptRow } from '../../db/attempts.ts';
import type { Paper } from '../../db/paper.ts';
import type { Stores } from '../../db/stores.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { drawPaper } from '../rules/draw.ts';
import type { Bank } from './bank.ts';
import { keyedStream } from './keyed-stream.ts';
import type { Round } from './round.ts';

export interface Draw {
  round: Round;
  participant: ParticipantId;
  number: number;
  /** The person's attempts so far, in whatever round. */
  earlier: readonly AttemptRow[];
}

/**
 * The paper of one attempt, from the round's seed and nothing else that is random. Questions of the person's papers in other
 * rounds are left out; where that leaves too few, `trimmed` says that the paper repeats some (an opening checks the bank, so
 * this takes withdrawals on a scale that leaves no better choice).
 */
export async function drawFor(around: { stores: Stores; bank: Bank }, draw: Draw): Promise<{ paper: Paper; trimmed: boolean }> {
  const { round, participant, number } = draw;
  const { seed, stream: kind } = round;
  if (seed === null || kind === null) throw new Error(`round ${round.number} has no seed`);
  const paperWithout = (seen: ReadonlySet<string>): Paper | undefined => {
    const stream = keyedStream({ kind, seed }, { round: round.id, participant, number });
    const drawn = drawPaper({ bank: around.bank.drawable(), blueprint: round.declaration.blueprint, seen, stream });
    return drawn.ok ? { items: [...drawn.questions, ...drawn.reserves] } : undefined;
  };
  const fresh = paperWithout(await seenBefore(around.stores, draw));
  if (fresh !== undefined) return { paper: fresh, trimmed: false };
  const repeating = paperWithout(new Set());
  if (repeating === undefined) throw new Error(`the bank is too small for round ${round.number}`);
  return { paper: repeating, trimmed: true };
}

async function seenBefore(stores: Stores, { round, earlier }: Draw): Promise<Set<string>> {
  const papers = await Promise.all(earlier.filter((attempt) => attempt.round !== round.id).map((attempt) => stores.attempts.paper(attempt.id)));
  return new Set(papers.flatMap((paper) => paper.items.map((item) => item.question)));
}
