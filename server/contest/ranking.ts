import type { Edition, StandingRow } from '../../db/standings.ts';
import type { AttemptId } from '../rules/ids.ts';
import { award } from '../rules/prizes.ts';
import { counting, rank } from '../rules/ranking.ts';
import { score, type Settled } from '../rules/scoring.ts';
import type { Bank } from './bank.ts';
import type { Parts } from './parts.ts';
import type { Round } from './round.ts';

export interface Ranked {
  rows: StandingRow[];
  undecided: Edition['undecided'];
}

/** Ranks everybody who took part in a round, from what is stored, by the round's own declaration. */
export async function rankRound(parts: Pick<Parts, 'stores'>, on: { contest: string; bank: Bank; round: Round; draws: string[][] }): Promise<Ranked> {
  const { round } = on;
  const { declaration } = round;
  const settled = await settledByAttempt(parts, on);
  const attempts = (await parts.stores.attempts.ofRound(round.id)).filter((attempt) => attempt.finishedAt !== null);
  const performances = attempts.map(({ id, participant, number, finishedAt }) => {
    const own = score(declaration.questions, settled.get(id) ?? []);
    return { ...own, attempt: id, participant, number, finishedAt: finishedAt ?? 0, distance: null };
  });
  const standings = rank(declaration.comparators, counting(declaration.counts, declaration.comparators, performances));
  const earlierWinners = declaration.onePrizeEach ? await parts.stores.standings.earlierWinners(on.contest, round.number) : [];
  const { awards, undecided } = award(declaration.prizes, standings, { draws: on.draws, earlierWinners: new Set(earlierWinners) });
  const prizes = new Map(awards.map(({ participant, prize }) => [participant, prize]));
  const rows = standings.map((standing) => ({ ...standing, prize: prizes.get(standing.participant) ?? null }));
  return { rows, undecided };
}

async function settledByAttempt(parts: Pick<Parts, 'stores'>, on: { bank: Bank; round: Round }): Promise<Map<AttemptId, Settled[]>> {
  const byAttempt = new Map<AttemptId, Settled[]>();
  for (const row of await parts.stores.attempts.settled(on.round.id)) {
    const settled = { correct: row.correct === 1, elapsed: row.elapsed, withdrawn: on.bank.withdrawn.has(row.question) };
    const before = byAttempt.get(row.attempt);
    if (before === undefined) byAttempt.set(row.attempt, [settled]);
    else before.push(settled);
  }
  return byAttempt;
}
