import { nextTurn } from '../../../server/contest/next-turn.ts';
import type { OrganiserAct } from '../../../server/protocol/acts.ts';
import type { BareContest } from '../../../server/testing/bare-contest.ts';
import { CLOSES_AT, HOUR, MINUTE } from '../../../server/testing/small-contest.ts';
import type { Network } from './network.ts';
import type { Oracle } from './oracle.ts';
import type { people } from './people.ts';
import type { fileReader } from './stored.ts';

export interface Run {
  bare: BareContest;
  random(): number;
  oracle: Oracle;
  network: Network;
  people: ReturnType<typeof people>;
  reader: ReturnType<typeof fileReader>;
  isDiskIll: boolean;
}

interface Step {
  name: string;
  /** How often, beside the others. */
  weight: number;
  take(run: Run): Promise<void> | void;
}

/** The longest that a process is away or late, milliseconds. */
const LONG = 25_000;

const STEPS: Step[] = [
  { name: 'somebody acts', weight: 30, take: ({ people }) => people.act() },
  { name: 'everybody acts', weight: 10, take: ({ people, random }) => repeat(1 + Math.floor(random() * 6), people.act) },
  { name: 'messages arrive', weight: 10, take: ({ network }) => network.pass() },
  { name: 'time passes', weight: 15, take: ({ bare, random }) => bare.clock.advance(Math.floor(random() ** 2 * 2 * MINUTE)) },
  { name: 'a deadline comes', weight: 10, take: atDeadline },
  { name: 'timers are late', weight: 6, take: ({ bare, random }) => bare.clock.jump(bare.clock.now() + Math.floor(random() * LONG)) },
  { name: 'the disk fails', weight: 5, take: diskFails },
  { name: 'the disk is well', weight: 8, take: diskHeals },
  { name: 'the disk is slow', weight: 4, take: diskIsSlow },
  { name: 'a crash', weight: 4, take: crash },
  { name: 'a restart', weight: 2, take: restart },
  { name: 'an organiser acts', weight: 2, take: organise },
];
const WEIGHT = STEPS.reduce((sum, { weight }) => sum + weight, 0);

export function stepOf(share: number): Step {
  let left = share * WEIGHT;
  const step = STEPS.find(({ weight }) => (left -= weight) < 0) ?? STEPS[0];
  if (step === undefined) throw new Error('there are no steps');
  return step;
}

/** Until nothing is in hand any more: neither with people nor in the contest. */
export async function settle({ bare, people }: Run): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = people.underWay().length === 0 ? quiet + 1 : 0) {
    await Promise.all(people.underWay());
    await nextTurn();
    await bare.contest.idle();
  }
}

/** The disk is well, and time goes on until the round is closed for everybody and ranked. */
export async function ending(run: Run): Promise<void> {
  const { bare } = run;
  diskHeals(run);
  const over = Math.max(bare.clock.now(), CLOSES_AT + 2 * HOUR);
  if (run.random() < 0.2) bare.clock.set(over);
  else bare.clock.jump(over);
  for (let look = 0; look < 40 && run.reader.newestEdition() === 0; look += 1) {
    await settle(run);
    bare.clock.advance(LONG);
  }
  await settle(run);
}

/** Just before, at or behind it, with the timers or without; and somebody answers in that instant. */
function atDeadline({ bare, people, random }: Run): void {
  const coming = people.newest().filter(({ deadline }) => deadline > bare.clock.now());
  const chosen = coming[Math.floor(random() * coming.length)];
  if (chosen === undefined) return;
  const instant = Math.max(bare.clock.now(), chosen.deadline + Math.floor(random() * 3) - 1);
  if (random() < 0.5) bare.clock.set(instant);
  else bare.clock.jump(instant);
  if (random() < 0.7) chosen.answer();
}

function diskFails(run: Run): void {
  run.isDiskIll = true;
  const { disk } = run.bare;
  const illness = run.random();
  if (illness < 0.3) disk.fail(1 + Math.floor(run.random() * 3));
  else if (illness < 0.6) disk.fail();
  else if (illness < 0.8) disk.protect();
  else disk.fill();
}

function diskHeals(run: Run): void {
  run.isDiskIll = false;
  run.bare.disk.heal();
}

/** People act and time passes while a commit is held. */
async function diskIsSlow({ bare, people, network, random }: Run): Promise<void> {
  bare.disk.hold();
  for (let act = 0; act < 4; act += 1) {
    people.act();
    network.pass();
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    bare.clock.advance(Math.floor(random() * 2_000));
  }
  bare.disk.release();
}

/** In the middle of what people do just now. */
async function crash(run: Run): Promise<void> {
  const { bare, people, random } = run;
  repeat(Math.floor(random() * 4), people.act);
  for (let turn = Math.floor(random() * 4); turn > 0; turn -= 1) await nextTurn();
  people.cut();
  await bare.crash({ ...absence(run), passing: Math.floor(random() * 4) });
  back(run);
}

async function restart(run: Run): Promise<void> {
  diskHeals(run);
  run.people.cut();
  await run.bare.restart(absence(run));
  back(run);
}

function absence(run: Run) {
  const away = Math.floor(run.random() * LONG);
  return { away, fallen: () => fallen(run), ...(run.random() < 0.2 && { inVain: Math.floor(away / 2) }) };
}

function fallen({ oracle, reader }: Run): void {
  oracle.fallen(reader.read(), reader.lastSignOfLife());
}

function back(run: Run): void {
  diskHeals(run);
  // What the process that is gone logged on its way down is no failure.
  run.bare.takeErrors();
  run.oracle.listening(run.bare.listeningAt);
  run.people.reached();
}

async function organise(run: Run): Promise<void> {
  if (run.isDiskIll) return;
  const { bare, random, oracle } = run;
  const verdict = await bare.contest.desk({ name: 'lan', via: 'page' }, actOf(random, bare.clock.now()));
  // What moves a close back, or leaves a topic without questions, is not allowed.
  if (verdict.ok || verdict.refusal !== 'not-allowed') oracle.refusedFairly('an act', verdict);
}

function actOf(random: () => number, now: number): OrganiserAct {
  const reason = 'theo công văn số 12';
  const what = random();
  if (what < 0.3) return { act: 'extend', round: 1, closesAt: CLOSES_AT + Math.floor(random() * HOUR), reason };
  if (what < 0.4 && now > CLOSES_AT - HOUR / 2) return { act: 'close', round: 1, reason };
  return { act: 'withdraw', question: `${random() < 0.5 ? 'ALPHA' : 'BETA'}-0${Math.floor(random() * 8)}`, reason };
}

function repeat(times: number, run: () => void): void {
  for (let left = times; left > 0; left -= 1) run();
}
