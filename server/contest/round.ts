import type { Exclusion } from '../../db/participants.ts';
import type { RoundRow } from '../../db/rounds.ts';
import { drawnTopics } from '../rules/live-script.ts';
import { checkedDeclaration, type Declaration } from '../protocol/declaration.ts';

/** A round as the contest works with it. */
export type Round = Omit<RoundRow, 'declaration'> & { declaration: Declaration };

export function readRound(row: RoundRow): Round {
  return { ...row, declaration: checkedDeclaration.parse(JSON.parse(row.declaration)) };
}

/** Whether the declaration lets nobody of this group play; null is whoever belongs to none. */
export function keepsOut({ declaration }: Round, group: Exclusion | null): boolean {
  return group !== null && declaration.excluded.includes(group);
}

/** Topics of whose questions a round that has not closed may draw. */
export function drawnByRounds(rounds: readonly Round[]): ReadonlySet<string> {
  return drawnTopics(rounds.filter(({ phase }) => phase !== 'closed').map(({ declaration }) => declaration));
}

/** A participant's limit for one question in milliseconds: the declared one plus the extra time granted. */
export function ownLimit(round: Round, extra: number): number {
  return round.declaration.limitSeconds * 1000 + extra;
}

/** All limits of a paper added up, in milliseconds. */
export function paperTime(round: Round, extra: number): number {
  return round.declaration.questions * ownLimit(round, extra);
}
