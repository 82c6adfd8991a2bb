import type { ContestRow, Quota } from '../../db/contests.ts';
import type { PublicContest, PublicRound } from '../protocol/public.ts';
import type { Bank } from './bank.ts';
import type { Clock } from './clock.ts';
import type { Round } from './round.ts';

interface Sources {
  contest: ContestRow;
  quotas: readonly Quota[];
  topics: Record<string, string>;
  rounds: readonly Round[];
  bank: Bank;
  clock: Clock;
  /** What an organiser has published of a round's ranking. */
  published(round: Round): object | null;
  entryAddress: string;
}

/** What anybody may read: each round's declaration, its window, and the hashes of what was fixed at its opening. */
export function publicContest(sources: Sources): PublicContest {
  const { contest, quotas, rounds, clock } = sources;
  return {
    now: clock.now(),
    name: contest.name,
    plan: contest.plan,
    zone: contest.zone,
    demonstration: contest.demonstration,
    entryAddress: sources.entryAddress,
    quotas: quotas.map(({ category, percent }) => ({ category, percent })),
    rounds: rounds.map((round) => publicRound(sources, round)),
  };
}

function publicRound({ topics, bank, rounds, published }: Sources, round: Round): PublicRound {
  // While a round runs, saying which question fell in it would tell who had it what it was worth.
  const isHeldBack = (at: number): boolean => rounds.some((other) => other.phase === 'open' && other.opensAt <= at);
  const { number, name, opensAt, closesAt, phase, declaration, seed, seedHash, bankHash, rosterHash, stream } = round;
  const closed = phase === 'closed';
  return {
    number,
    name,
    opensAt,
    closesAt,
    phase,
    declaration,
    topics: Object.fromEntries(declaration.blueprint.map((share) => [share.topic, topics[share.topic] ?? share.topic])),
    hashes: seedHash === null || bankHash === null || rosterHash === null ? null : { seed: seedHash, bank: bankHash, roster: rosterHash },
    stream,
    seed: closed && seed !== null ? seed.toString('hex') : null,
    withdrawn: closed ? [...bank.withdrawn].filter(([, { at }]) => !isHeldBack(at)).map(([id, { reason, at }]) => ({ code: bank.question(id).code, reason, at })) : [],
    published: published(round) !== null,
  };
}
