import type { Scope } from '../../protocol/board.ts';
import { joined } from '../../rules/open-time.ts';
import { isOpen, type Window } from '../../rules/window.ts';
import type { Round } from '../round.ts';
import type { Counting } from './tally.ts';

/** One week, or the whole quiz stage, as a board sees it at an instant. */
export interface Sight {
  scope: Scope;
  counting: Counting;
  opensAt: number;
  closesAt: number;
  /** When its rounds are open, joined. */
  windows: Window[];
  /** People can take part now. */
  isOpen: boolean;
  /** All its rounds have closed for everybody. */
  isOver: boolean;
  /** Percent: while set, numbers go in bands of at least this grain. */
  grain: number | undefined;
  /** Since when they have been asked for without a break: when the first of the rounds opened that overlap. */
  bandedFrom: number;
}

const STAGE_NAME = 'Cả vòng thi';

/** What a board can be of: the stage, then each round that has opened. */
export function scopesOf(rounds: readonly Round[]): { scope: Scope; name: string }[] {
  return [{ scope: 'stage', name: STAGE_NAME }, ...rounds.filter(hasOpened).map(({ number, name }) => ({ scope: number, name }))];
}

/** A scope that is not offered is answered with the stage. */
export function sightOf(rounds: readonly Round[], scope: Scope, now: number): Sight {
  const round = rounds.find((candidate) => candidate.number === scope && hasOpened(candidate));
  const among = round === undefined ? rounds : [round];
  return {
    scope: round?.number ?? 'stage',
    counting: round?.id ?? 'stage',
    opensAt: among.length === 0 ? now : Math.min(...among.map(({ opensAt }) => opensAt)),
    closesAt: among.length === 0 ? now : Math.max(...among.map(({ closesAt }) => closesAt)),
    windows: joined(among),
    isOpen: among.some((one) => one.phase === 'open' && isOpen(one, now)),
    isOver: among.length > 0 && among.every(({ phase }) => phase === 'closed'),
    grain: grainOf(among),
    bandedFrom: askedSince(among),
  };
}

/** The coarsest grain of the open rounds that ask for a prediction; undefined where none does. */
export function grainOf(rounds: readonly Round[]): number | undefined {
  const grains = rounds.filter(isAsking).map(({ declaration }) => declaration.prediction?.grain ?? 0);
  return grains.length === 0 ? undefined : Math.max(...grains);
}

/** An extended round may close while the next one asks already: what is told of both is told in the same way to the end. */
function askedSince(rounds: readonly Round[]): number {
  const before = rounds.filter(({ phase, declaration }) => phase === 'closed' && declaration.prediction !== null).toSorted((a, b) => b.closesAt - a.closesAt);
  const since = Math.min(...rounds.filter(isAsking).map(({ opensAt }) => opensAt));
  return before.reduce((from, { opensAt, closesAt }) => (closesAt > from ? Math.min(from, opensAt) : from), since);
}

function isAsking({ phase, declaration }: Round): boolean {
  return phase === 'open' && declaration.prediction !== null;
}

function hasOpened({ phase }: Round): boolean {
  return phase !== 'scheduled';
}
