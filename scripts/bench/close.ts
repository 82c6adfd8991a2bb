/*
 * What the close of a round costs: everybody ranked and the prizes given, from the database, in this process; and then all of it
 * written. Beside it the least that could be done: a scan of the answers and one sort of as many numbers. The longest turn of the loop is
 * how long an answer may have to wait meanwhile for its turn.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDatabase, type Database } from '../../db/open.ts';
import { openStores, type Stores } from '../../db/stores.ts';
import { loadBank } from '../../server/contest/bank.ts';
import { rankRound } from '../../server/contest/ranking.ts';
import { rankings } from '../../server/contest/rankings.ts';
import { readRound, type Round } from '../../server/contest/round.ts';
import { systemClock } from '../../server/contest/clock.ts';
import { figureOf, type Figure } from './figure.ts';
import { fillFolder } from './filled-folder.ts';
import { inTurn } from './in-turn.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

export interface CloseBench { people: number; times: number }

export const CLOSE: CloseBench = { people: 100_000, times: 5 };

interface Took { seconds: number; longestTurnMs: number }

export async function benchClose(bench: CloseBench): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    await fillFolder(folder, { people: bench.people, weeks: 1 });
    const file = join(folder, 'contest.sqlite');
    const clock = systemClock();
    const stores = openStores(file, { now: clock.now });
    const database = openDatabase(file);
    try {
      return await measure(bench, { stores, database, clock });
    } finally {
      database.close();
      await stores.close();
    }
  });
}

async function measure({ people, times }: CloseBench, on: { stores: Stores; database: Database; clock: ReturnType<typeof systemClock> }): Promise<Figure[]> {
  const { stores, database, clock } = on;
  const contest = (await stores.contests.current())?.id ?? '';
  const bank = await loadBank(stores, contest);
  const reopened = async (): Promise<Round> => {
    database.exec(`DELETE FROM standing; DELETE FROM ranking; UPDATE round SET phase = 'open', closed_at = NULL WHERE number = 1`);
    const [first] = await stores.rounds.ofContest(contest);
    if (first === undefined) throw new Error('there is no round to close');
    return readRound(first);
  };
  const rankOnly = async (round: Round): Promise<number> => (await rankRound({ stores }, { contest, round, draws: [] })).rows.length;
  const closeWhole = async (round: Round): Promise<number> => rankings({ stores, clock }, { contest, bank, rounds: [round] }).close(round);
  const scan = database.prepare<[], number>('SELECT sum(elapsed) FROM answer').pluck();
  const least = async (): Promise<number> => {
    scan.get();
    return Float64Array.from({ length: people }, Math.random).sort().length;
  };
  /** What is kept with each attempt holds no longer then. */
  const rankAfterWithdrawal = async (round: Round): Promise<number> => {
    database.exec(`INSERT INTO withdrawal SELECT id, 1, 'for the bench' FROM question WHERE trial = 0 ORDER BY id LIMIT 1`);
    try {
      return await rankOnly(round);
    } finally {
      database.exec('DELETE FROM withdrawal');
    }
  };
  const contenders = [rankOnly, least, closeWhole, rankAfterWithdrawal].map((run) => async (): Promise<Took> => {
    const round = await reopened();
    const { ranked, ...took } = await timed(() => run(round));
    if (ranked !== people) throw new Error(`${ranked} of ${people} people were ranked`);
    return took;
  });
  const [ranking = [], floor = [], closing = [], withdrawing = []] = await inTurn(times, contenders, (run) => run());
  const crowd = people.toLocaleString('en-GB');
  const seconds = (all: readonly Took[]): number[] => all.map((took) => took.seconds);
  const turns = (all: readonly Took[]): number[] => all.map(({ longestTurnMs }) => longestTurnMs);
  return [
    figureOf({ name: `rank ${crowd} people and give the prizes`, unit: 's', values: seconds(ranking), floor: seconds(floor), note: 'beside a scan of the answers and a sort' }, { atMost: 1 }),
    figureOf({ name: 'longest turn of the loop meanwhile', unit: 'ms', values: turns(ranking) }),
    figureOf({ name: 'rank them anew after a withdrawal: every answer is added up', unit: 's', values: seconds(withdrawing) }),
    figureOf({ name: 'longest turn of the loop meanwhile, adding up', unit: 'ms', values: turns(withdrawing) }),
    figureOf({ name: `close with ${crowd} people, everything written`, unit: 's', values: seconds(closing) }),
    figureOf({ name: 'longest turn of the loop meanwhile, writing too', unit: 'ms', values: turns(closing) }),
  ];
}

async function timed(run: () => Promise<number>): Promise<Took & { ranked: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const from = performance.now();
  const ranked = await run();
  const seconds = (performance.now() - from) / 1000;
  delay.disable();
  return { ranked, seconds, longestTurnMs: delay.max / 1e6 };
}
