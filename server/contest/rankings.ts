import type { NewEvent } from '../../db/events.ts';
import type { Refusal } from '../protocol/refusals.ts';
import type { Bank } from './bank.ts';
import { differs } from './corrections.ts';
import type { Parts } from './parts.ts';
import { leftOut, rankRound, stageRows } from './ranking.ts';
import type { Round } from './round.ts';

interface Setting {
  contest: string;
  bank: Bank;
  rounds: readonly Round[];
}

/** The editions of each round's ranking: the first at the close, later ones beside it, none ever changed. */
export function rankings(parts: Pick<Parts, 'stores' | 'clock'>, setting: Setting) {
  const { stores, clock } = parts;
  const { bank, contest, rounds } = setting;
  const newestOf = async (round: Round) => (await stores.standings.editions(round.id)).at(-1);

  /** What a ranking rests on beside its answers: while it differs from the newest edition's, that edition is out of date. */
  async function basisOf(round: Round): Promise<string> {
    const earlier = round.declaration.onePrizeEach ? rounds.filter((other) => other.number < round.number && other.phase === 'closed') : [];
    const earlierEditions = await Promise.all(earlier.map(async (other) => (await stores.standings.editions(other.id)).length));
    // While nobody was excluded or admitted, those who may not play have no attempts.
    const out = (await stores.contests.rosterVersion(contest)) === 0 ? [] : await leftOut(parts, round);
    return JSON.stringify({ withdrawals: bank.withdrawn.size, earlierEditions, ...(out.length > 0 && { leftOut: out }) });
  }

  /** What has happened since a ranking was made, in the words of whoever ordered it. */
  async function reasonOf(before: string, now: string): Promise<string> {
    if (differs(before, now, 'withdrawals')) return [...bank.withdrawn.values()].at(-1)?.reason ?? 'a question was withdrawn';
    if (differs(before, now, 'leftOut')) return (await stores.events.newestOf('exclude', 'admit'))?.reason ?? 'the roster was corrected';
    return 'an earlier round was corrected';
  }

  /** Ranks a round and writes the rows ahead of their edition. */
  async function prepare(round: Round, edition: { edition: number; draws: string[][] }) {
    const basis = await basisOf(round);
    const { rows, undecided } = await rankRound(parts, { contest, round, draws: edition.draws });
    const prepared = { ...edition, round: round.id, undecided, participants: rows.length, basis };
    await stageRows(parts, prepared, rows);
    return prepared;
  }

  async function rankAnew(round: Round, newest: { edition: number; draws: string[][] }, why: NewEvent): Promise<void> {
    const prepared = await prepare(round, { edition: newest.edition + 1, draws: newest.draws });
    await stores.standings.addEdition({ ...prepared, at: why.at, reason: why.reason }, why);
  }

  /** What was replaced while the round was open is told at its close, all at once: line by line it would tell how many play. */
  async function replacedEvents(round: Round, at: number): Promise<NewEvent[]> {
    const replaced = await stores.attempts.replacements(round.id);
    if (replaced.questions === 0) return [];
    return [{ at, actor: 'server', act: 'questions-replaced', subject: String(round.number), reason: 'outages and withdrawn questions', detail: { ...replaced } }];
  }

  return {
    /** Closes a round that is over with its first ranking; how many people are ranked. */
    close: async (round: Round): Promise<number> => {
      const prepared = await prepare(round, { edition: 1, draws: [] });
      const at = clock.now();
      const detail = { participants: prepared.participants, undecided: prepared.undecided.length, seed: round.seed?.toString('hex') ?? '' };
      const event = { at, actor: 'schedule', act: 'round-closed', subject: String(round.number), reason: 'its closing instant came', detail };
      await stores.standings.close(round.version, { ...prepared, at, reason: 'close' }, [event, ...(await replacedEvents(round, at))]);
      return prepared.participants;
    },
    /** Ranks a closed round anew where its newest ranking does not know of a withdrawal, an exclusion, or an earlier round's correction. */
    refresh: async (round: Round): Promise<boolean> => {
      const newest = await newestOf(round);
      const basis = await basisOf(round);
      if (newest === undefined || newest.basis === basis) return false;
      const reason = await reasonOf(newest.basis, basis);
      await rankAnew(round, newest, { at: clock.now(), actor: 'schedule', act: 'ranking-recomputed', subject: String(round.number), reason, detail: {} });
      return true;
    },
    /** Records an organiser's draw of exactly one open tie, in a new edition. */
    recordDraw: async (round: Round, order: readonly string[], why: NewEvent): Promise<Refusal | undefined> => {
      const newest = await newestOf(round);
      if (newest === undefined) return 'not-open';
      const isTie = (group: { participants: string[] }): boolean => group.participants.length === order.length && group.participants.every((id) => order.includes(id));
      if (!newest.undecided.some(isTie)) return 'not-allowed';
      await rankAnew(round, { edition: newest.edition, draws: [...newest.draws, [...order]] }, why);
      return undefined;
    },
  };
}
