import type { Edition, StandingRow } from '../../db/standings.ts';
import type { EndedAttempt } from '../../db/attempts.ts';
import type { Stores } from '../../db/stores.ts';
import type { Declaration } from '../protocol/declaration.ts';
import { actualOf, distanceOf, distanceUnjudged } from '../rules/prediction.ts';
import { award } from '../rules/prizes.ts';
import { scoreOf } from '../rules/scoring.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { nextTurn } from './next-turn.ts';
import type { Parts } from './parts.ts';
import { keepsOut, type Round } from './round.ts';
import { standingOrder } from './standing-order.ts';

export interface Ranked {
  rows: StandingRow[];
  undecided: Edition['undecided'];
}

export interface RankedRound {
  contest: string;
  round: Round;
  /** Every recorded draw, in the order of recording. */
  draws: string[][];
}

/** What of a round its attempts are read by: no person has more of them than it allows. */
type RoundToRead = Pick<Round, 'id'> & { declaration: Pick<Declaration, 'attempts'> };

type RankedPerformance = ReturnType<typeof performanceOf>;
type Order = ReturnType<typeof standingOrder<RankedPerformance>>;

/**
 * So many people's attempts are read, scored or put into rows between two turns of the loop: people are playing the next round meanwhile. Of sums that are kept a page takes 3 ms on a
 * slow machine, and 10 where a withdrawal has come since and each attempt is added up anew.
 */
const PAGE = 250;

/** So many rows are written in one transaction. */
const SLICE = 100;

/**
 * Ranks everybody who took part in a round and may play now, from what is stored, by the round's own declaration. What a prediction
 * asks for is found on the way: nothing that is stored before the close tells it. No step takes longer because more people took part.
 */
export async function rankRound(parts: Pick<Parts, 'stores'>, on: RankedRound): Promise<Ranked> {
  const { prizes, onePrizeEach } = on.round.declaration;
  const order = await orderOf(parts, on.round);
  const earlierWinners = onePrizeEach ? await parts.stores.standings.earlierWinners(on.contest, on.round.number) : [];
  const { awards, undecided } = award(prizes, placesIn(order), { draws: on.draws, earlierWinners: new Set(earlierWinners) });
  const won = new Map(awards.map(({ participant, prize }) => [participant, prize]));
  const rows: StandingRow[] = [];
  for (const { rank, row } of order.ranked()) {
    const { participant, attempt, number, score, correct, counted, elapsed, finishedAt, distance } = row;
    rows.push({ participant, attempt, number, rank, score, correct, counted, elapsed, finishedAt, distance, prize: won.get(participant) ?? null });
    if (rows.length % PAGE === 0) await nextTurn();
  }
  return { rows, undecided };
}

function* placesIn(order: Order): Generator<{ participant: ParticipantId; rank: number }> {
  for (const { rank, row } of order.ranked()) yield { participant: row.participant, rank };
}

async function orderOf(parts: Pick<Parts, 'stores'>, round: Round): Promise<Order> {
  const { declaration } = round;
  const excluded = new Set(await leftOut(parts, round));
  const order = standingOrder<RankedPerformance>(declaration);
  for await (const page of endedAttempts(parts.stores.attempts, round)) {
    for (const attempt of page) if (!excluded.has(attempt.participant)) order.offer(performanceOf(round, attempt));
  }
  if (declaration.prediction === null) return order;
  const actual = actualOf(declaration.prediction.asks, order.rows());
  const judged = standingOrder<RankedPerformance>(declaration);
  for (const [index, row] of order.rows().entries()) {
    judged.offer({ ...row, distance: distanceOf(row.guess, actual) });
    if (index % PAGE === 0) await nextTurn();
  }
  return judged;
}

/** People who have an ended attempt in the round and belong, as of now, to a group that its declaration keeps out. */
export async function leftOut({ stores }: Pick<Parts, 'stores'>, round: Round): Promise<ParticipantId[]> {
  const excluded = await stores.participants.excludedIn(round.id);
  return excluded.filter(({ group }) => keepsOut(round, group)).map(({ participant }) => participant);
}

/** Writes an edition's rows ahead of its ranking, a slice a turn. */
export async function stageRows(parts: Pick<Parts, 'stores'>, edition: Pick<Edition, 'round' | 'edition'>, rows: readonly StandingRow[]): Promise<void> {
  await parts.stores.standings.clearStaged(edition.round, edition.edition);
  for (let from = 0; from < rows.length; from += SLICE) await parts.stores.standings.stage(edition, rows.slice(from, from + SLICE));
}

/**
 * Page by page, with a turn of the loop between them. A page may cut a person's attempts in two, so it is read longer by as many
 * as a person may have and its last person is left to the next.
 */
export async function* endedAttempts(attempts: Pick<Stores['attempts'], 'ended'>, round: RoundToRead): AsyncGenerator<EndedAttempt[]> {
  const limit = PAGE + round.declaration.attempts;
  let after: ParticipantId | '' = '';
  for (;;) {
    const page: EndedAttempt[] = await attempts.ended(round.id, after, limit);
    if (page.length < limit) return yield page;
    const left = page.at(-1)?.participant;
    const whole = page.filter(({ participant }) => participant !== left);
    yield whole;
    after = whole.at(-1)?.participant ?? after;
    await nextTurn();
  }
}

/** What an attempt that has ended achieved, as its round scores it. Field by field: spread objects made half of a ranking's garbage and a third of its time. */
export function performanceOf({ declaration }: Round, attempt: EndedAttempt) {
  const { id, participant, number, finishedAt, guess } = attempt;
  const { score, elapsed, correct, counted } = scoreOf(declaration.questions, attempt);
  return { participant, attempt: id, number, score, elapsed, correct, counted, finishedAt, guess, distance: distanceUnjudged(guess) };
}
