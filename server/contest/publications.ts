import type { NamedRow, Publication } from '../../db/publications.ts';
import type { Edition } from '../../db/standings.ts';
import type { OrganiserAct } from '../protocol/acts.ts';
import type { ControlRound } from '../protocol/control.ts';
import type { PublicResults } from '../protocol/public.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { RoundId } from '../rules/ids.ts';
import { eventOf, type Actor } from './actor.ts';
import { correctionsOf } from './corrections.ts';
import type { Parts } from './parts.ts';
import type { Round } from './round.ts';

export type Publications = ReturnType<typeof publications>;

type Publish = Extract<OrganiserAct, { act: 'publish' }>;
type Unpublish = Extract<OrganiserAct, { act: 'unpublish' }>;
type Done = Verdict<Record<string, never>>;

const DONE: Done = { ok: true, value: {} };

interface Setting {
  contest: string;
  rounds: readonly Round[];
  /** What is published has changed. */
  changed(): void;
}

/** What the public sees of rankings: the edition that an organiser has published, also where a correction has made a newer one. */
export function publications(parts: Pick<Parts, 'stores' | 'clock'>, setting: Setting) {
  const { stores, clock } = parts;
  const { contest, rounds } = setting;
  let current = new Map<RoundId, Publication>();
  /** An edition never changes, and a published one is asked for by everybody. */
  const made = new Map<RoundId, { of: Publication; results: Promise<PublicResults | undefined> }>();

  async function load(): Promise<void> {
    current = new Map((await stores.publications.ofContest(contest)).map((publication) => [publication.round, publication]));
  }

  async function changed(): Promise<Done> {
    await load();
    setting.changed();
    return DONE;
  }

  async function resultsOf(round: Round, { at, edition, top }: Publication): Promise<PublicResults | undefined> {
    const editions = await stores.standings.editions(round.id);
    const shown = editions.find((one) => one.edition === edition);
    if (shown === undefined) return undefined;
    const rows = await stores.publications.rows(round.id, edition, top);
    return {
      round: round.number,
      name: round.name,
      publishedAt: at,
      edition,
      participants: shown.participants,
      comparators: round.declaration.comparators,
      corrections: correctionsOf(editions.filter((one) => one.edition <= edition)).map(({ at, cause, reason }) => ({ at, cause, reason })),
      rows: rows.map((row) => publicRow(round, shown, row)),
    };
  }

  /** Asked for once for each publication, however many ask; what could not be read is asked for again. */
  function cached(round: Round, publication: Publication): Promise<PublicResults | undefined> {
    const before = made.get(round.id);
    if (before?.of === publication) return before.results;
    const results = resultsOf(round, publication);
    made.set(round.id, { of: publication, results });
    results.catch(() => made.delete(round.id));
    return results;
  }

  const byNumber = (number: number): Round | undefined => rounds.find((round) => round.number === number);

  return {
    load,
    published: (round: Round): ControlRound['published'] => {
      const publication = current.get(round.id);
      return publication === undefined ? null : { edition: publication.edition, at: publication.at, top: publication.top };
    },
    publish: async (actor: Actor, { act, round: number, edition, top, reason }: Publish): Promise<Done> => {
      const round = byNumber(number);
      if (round === undefined) return { ok: false, refusal: 'unknown' };
      if (round.phase !== 'closed') return { ok: false, refusal: 'not-open' };
      const event = eventOf(clock, actor, { act, subject: String(number), reason, detail: { edition, top } });
      const isNewest = await stores.publications.publish({ round: round.id, edition, top }, event);
      return isNewest ? changed() : { ok: false, refusal: 'changed-meanwhile' };
    },
    /** Nothing is published of the round from here on; where nothing was, nothing changes. */
    unpublish: async (actor: Actor, { act, round: number, reason }: Unpublish): Promise<Done> => {
      const round = byNumber(number);
      if (round === undefined) return { ok: false, refusal: 'unknown' };
      await stores.publications.unpublish(round.id, eventOf(clock, actor, { act, subject: String(number), reason, detail: { edition: current.get(round.id)?.edition ?? null } }));
      return changed();
    },
    results: async (number: number): Promise<Verdict<PublicResults>> => {
      const round = byNumber(number);
      const publication = round && current.get(round.id);
      const results = round && publication && (await cached(round, publication));
      return results === undefined ? { ok: false, refusal: 'unknown' } : { ok: true, value: results };
    },
  };
}

/** Of what a round does not compare by nobody is told. */
function publicRow({ declaration }: Round, { undecided }: Edition, row: NamedRow): PublicResults['rows'][number] {
  const { participant, rank, name, unit, score, correct, counted, prize } = row;
  const compared = <By extends 'elapsed' | 'finishedAt' | 'distance'>(by: By): NamedRow[By] | null => (declaration.comparators.some((comparator) => comparator.by === by) ? row[by] : null);
  return {
    rank,
    name,
    unit,
    score,
    correct,
    counted,
    elapsed: compared('elapsed'),
    finishedAt: compared('finishedAt'),
    distance: compared('distance'),
    prize: prize === null ? null : (declaration.prizes.find(({ id }) => id === prize)?.name ?? prize),
    prizeUndecided: undecided.some(({ participants }) => participants.includes(participant)),
  };
}
