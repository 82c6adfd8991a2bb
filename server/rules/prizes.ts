import type { Standing } from './ranking.ts';

/** A prize with how many get it; prizes are listed from the highest down. */
export interface Prize { id: string; places: number }

export interface AwardOptions {
  /** The organiser's recorded draws, each a whole group in its drawn order. Of two for one group the first counts. */
  draws: readonly (readonly string[])[];
  /** People who are passed over because they have won before; empty where one person may win again. */
  earlierWinners: ReadonlySet<string>;
}

export interface Award { prize: string; participant: string; rank: number }

/** Equals who share places of different value, or too few, until a draw of exactly these people is recorded. */
export interface Undecided { rank: number; participants: string[]; prizes: Prize[] }

export interface Awards { awards: Award[]; undecided: Undecided[] }

/** The part of a standing that prizes depend on. */
type Placed = Pick<Standing, 'participant' | 'rank'>;

/**
 * Hands out the prizes from the top; `standings` in order of rank, one row for each person, of which no more are taken than there
 * are prizes for. An undecided group keeps its places, those below it get what follows.
 */
export function award(prizes: readonly Prize[], standings: Iterable<Placed>, options: AwardOptions): Awards {
  const places = prizes.flatMap(({ id, places: count }) => Array.from({ length: count }, () => id));
  const handed: Awards = { awards: [], undecided: [] };
  for (const [rank, group] of groupByRank(standings, options.earlierWinners)) {
    const share = places.splice(0, group.length);
    if (share.length === 0) break;
    const order = isOnePrizeForAll(share, group) ? group : drawnOrder(options.draws, group);
    if (order === undefined) handed.undecided.push({ rank, participants: group, prizes: tally(share) });
    else handed.awards.push(...pair(share, order).map((won) => ({ ...won, rank })));
  }
  return handed;
}

function* groupByRank(standings: Iterable<Placed>, passedOver: ReadonlySet<string>): Generator<[rank: number, group: string[]]> {
  let open: [rank: number, group: string[]] | undefined;
  for (const { participant, rank } of standings) {
    if (passedOver.has(participant)) continue;
    if (open?.[0] === rank) {
      open[1].push(participant);
      continue;
    }
    if (open !== undefined) yield open;
    open = [rank, [participant]];
  }
  if (open !== undefined) yield open;
}

function isOnePrizeForAll(share: readonly string[], group: readonly string[]): boolean {
  return share.length === group.length && new Set(share).size === 1;
}

function drawnOrder(draws: AwardOptions['draws'], group: readonly string[]): readonly string[] | undefined {
  return draws.find((draw) => {
    const drawn = new Set(draw);
    return draw.length === group.length && group.every((participant) => drawn.has(participant));
  });
}

function tally(share: readonly string[]): Prize[] {
  return [...new Set(share)].map((id) => ({ id, places: share.filter((prize) => prize === id).length }));
}

/** The first in order gets the first of the share; `order` may be longer than the share, its rest gets nothing. */
function pair(share: readonly string[], order: readonly string[]): { prize: string; participant: string }[] {
  return order.flatMap((participant, place) => {
    const prize = share[place];
    return prize === undefined ? [] : [{ prize, participant }];
  });
}
