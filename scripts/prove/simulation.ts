/*
 * The whole contest layer under a manual clock. Each run follows from its seed: people act at their devices over a network that delays,
 * doubles and reorders, timers are late, processes crash in the middle of their commits and stop in order, the disk fails or is slow,
 * organisers extend, close and withdraw. After each step everything that is due is carried out, and what stands in the file is held
 * against what the oracle outside knows. At the end the round closes, and its ranking is computed anew by SQL.
 */
import { template, type BareContest, type Template } from '../../server/testing/bare-contest.ts';
import { seeded } from '../../server/testing/seeded.ts';
import type { Prover } from './proof.ts';
import { brokenRanking } from './simulation/broken-ranking.ts';
import { whatIsBroken } from './simulation/invariants.ts';
import { network } from './simulation/network.ts';
import { oracle } from './simulation/oracle.ts';
import { people } from './simulation/people.ts';
import { ending, settle, stepOf, type Run } from './simulation/steps.ts';
import { fileReader } from './simulation/stored.ts';

export const simulation: Prover = { name: 'simulation', minutes: 3, least: 3_000, trial: (seed) => simulate(seed) };

/** Of each run; behind them comes the close. */
export const STEPS = 60;
const PEOPLE = 3;

let prepared: Promise<Template> | undefined;

/** One run; `meddle` is told of each step, and of the close, and may do what no contest does. */
export async function simulate(seed: number, meddle: (bare: BareContest, step: number) => void = () => undefined): Promise<number> {
  prepared ??= prepare();
  const { open, tokens } = await prepared;
  const bare = await open();
  const reader = fileReader(bare.file);
  try {
    await play(seed, { bare, reader, tokens, meddle });
  } finally {
    reader.close();
    await bare.close();
  }
  return 1;
}

/** Once for all runs of this process. */
async function prepare(): Promise<Template> {
  const made = await template({ people: PEOPLE + 1, questionsEach: 12, devices: 2 });
  process.once('exit', made.remove);
  return made;
}

interface Stage {
  bare: BareContest;
  reader: ReturnType<typeof fileReader>;
  tokens: string[][];
  meddle(bare: BareContest, step: number): void;
}

async function play(seed: number, { bare, reader, tokens, meddle }: Stage): Promise<void> {
  const random = seeded(seed);
  const outside = oracle();
  const way = network(random);
  const crowd = people({ bare, reader, oracle: outside, network: way, random }, tokens);
  const run: Run = { bare, random, oracle: outside, network: way, people: crowd, reader, isDiskIll: false };
  crowd.reached();
  let before = reader.read();
  for (let number = 0; number < STEPS; number += 1) {
    const { name, take } = stepOf(random());
    await take(run);
    await settle(run);
    meddle(bare, number);
    const now = reader.read();
    holdAgainst(`step ${number}, ${name}`, [...whatIsBroken(outside, before, now), ...logged(run)]);
    before = now;
  }
  await ending(run);
  meddle(bare, STEPS);
  holdAgainst('the close', [...whatIsBroken(outside, before, reader.read()), ...logged(run), ...brokenRanking(bare.file, reader.newestEdition())]);
}

/** While the disk is well nothing may fail in the background either. */
function logged({ bare, isDiskIll }: Run): string[] {
  const errors = bare.takeErrors();
  return isDiskIll ? [] : errors;
}

function holdAgainst(where: string, broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(`after ${where}:\n  ${broken.slice(0, 5).join('\n  ')}`);
}
