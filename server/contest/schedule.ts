import type { NewEvent } from '../../db/events.ts';
import type { Exclusion } from '../../db/participants.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { shortage } from '../rules/draw.ts';
import { isOpen } from '../rules/window.ts';
import type { Arrivals } from './arrivals.ts';
import type { Attempts } from './attempts.ts';
import type { Bank } from './bank.ts';
import { nextTurn } from './next-turn.ts';
import { prepareOpening } from './opening.ts';
import type { Parts } from './parts.ts';
import { rankings } from './rankings.ts';
import { readRound, type Round } from './round.ts';
import { Turns } from './turns.ts';

export type Schedule = ReturnType<typeof schedule>;

/** How long after a failure the schedule is looked at again, milliseconds. */
const RETRY = 5_000;

/** Attempts that an early close cuts in one turn of the loop. */
const SLICE = 400;

interface Setting {
  contest: string;
  bank: Bank;
  attempts: Attempts;
  arrivals: Arrivals;
  rounds: Round[];
  /** Everybody's view may have changed. */
  changedForAll(): void;
}

/** The event of an act that moves an instant, once it is certain from where to where. */
type Why = (moved: { from: number; to: number }) => NewEvent;

/** Opens and closes the rounds by their stored instants; its timers only ask it to look. */
export function schedule(parts: Parts, setting: Setting) {
  const { stores, clock, events } = parts;
  const { rounds, attempts, bank, contest } = setting;
  const queue = new Turns();
  const ranked = rankings(parts, { contest, bank, rounds });
  let disarm: () => void = () => undefined;
  let stopped = false;
  const holding = new Set<{ receivedAt: number }>();

  /** Takes over what is stored, keeping the round's identity for the attempts that run in it. */
  async function reload(): Promise<void> {
    for (const row of await stores.rounds.ofContest(contest)) {
      const known = rounds.find((round) => round.id === row.id);
      if (known === undefined) rounds.push(readRound(row));
      else Object.assign(known, readRound(row));
    }
  }

  const isScheduled = (round: Round): boolean => round.phase === 'scheduled';

  const missing = (round: Round) => shortage(bank.drawable(), round.declaration.blueprint, 1);

  async function open(round: Round): Promise<void> {
    const short = missing(round);
    if (short.length > 0) throw new Error(`round ${round.number} cannot open: too few questions in ${short.map((share) => share.topic).join(', ')}`);
    const opening = await prepareOpening(parts, contest, bank);
    const { seedHash, bankHash, rosterHash } = opening;
    const event = { at: clock.now(), actor: 'schedule', act: 'round-opened', subject: String(round.number), reason: 'its opening instant came', detail: { seedHash, bankHash, rosterHash } };
    await stores.rounds.open(round, opening, event);
    await reload();
    events.roundOpened(round.number);
  }

  async function close(round: Round): Promise<void> {
    const participants = await ranked.close(round);
    await reload();
    events.roundClosed(round.number, participants);
  }

  /** A round is over for everybody when its close has passed, nothing that came before it is under way and no attempt of it runs. */
  function isOver(round: Round): boolean {
    return round.phase === 'open' && clock.now() >= round.closesAt && !isHeld(round) && attempts.countOf(round) === 0;
  }

  const isHeld = (round: Round): boolean => [...holding].some(({ receivedAt }) => receivedAt < round.closesAt);

  async function look(): Promise<void> {
    await setting.arrivals.settled(clock.now());
    let changed = false;
    for (const round of rounds) {
      if (round.phase === 'scheduled' && clock.now() >= round.opensAt) changed = (await tryOpening(round)) || changed;
      if (isOver(round)) {
        await close(round);
        changed = true;
      }
      if (round.phase === 'closed') changed = (await ranked.refresh(round)) || changed;
    }
    arm();
    if (changed) setting.changedForAll();
  }

  /** A bank that has become too small for a round must not keep the results of another from its people. */
  async function tryOpening(round: Round): Promise<boolean> {
    try {
      await open(round);
      return true;
    } catch (error) {
      // Tried again at every look; the log says what is missing.
      events.backgroundFailed('opening', error);
      return false;
    }
  }

  function arm(): void {
    disarm();
    if (stopped) return;
    const instants = rounds.flatMap((round) => (round.phase === 'scheduled' ? [round.opensAt] : round.phase === 'open' ? [round.closesAt] : []));
    const next = Math.min(...instants.filter((instant) => instant > clock.now()));
    if (!Number.isFinite(next)) return;
    disarm = clock.at(next, lookSoon);
  }

  /** In slices, between which answers are read. */
  async function cutAttempts(round: Round): Promise<void> {
    const running = attempts.ofRound(round);
    for (let from = 0; from < running.length; from += SLICE) {
      await Promise.all(running.slice(from, from + SLICE).map((attempt) => attempt.catchUp()));
      await nextTurn();
    }
  }

  async function moveClose(round: Round, closesAt: number, why: Why): Promise<Refusal | undefined> {
    if (round.phase === 'closed' || clock.now() >= round.closesAt) return 'closed';
    if (!(await stores.rounds.moveClose(round, closesAt, why({ from: round.closesAt, to: closesAt })))) return 'changed-meanwhile';
    await reload();
    // Where the close moves away, a timer that it had cut short comes too early, finds nothing due and is set anew.
    if (closesAt <= clock.now()) await cutAttempts(round);
    await look();
    setting.changedForAll();
    return undefined;
  }

  const lookNow = (): Promise<void> => queue.take(look);

  /** Looks in the background; what fails (a full disk) is tried again. */
  function lookSoon(): void {
    lookNow().catch((error: unknown) => {
      events.backgroundFailed('schedule', error);
      disarm();
      if (!stopped) disarm = clock.at(clock.now() + RETRY, lookSoon);
    });
  }

  return {
    rounds,
    load: reload,
    /** Opens and closes what is due. */
    look: lookNow,
    /** Whether a round's opening has come that has not been carried out: its timer may be late. */
    isDue: (): boolean => rounds.some((round) => round.phase === 'scheduled' && clock.now() >= round.opensAt),
    /** An attempt has ended: the round may be over. */
    attemptEnded: (): void => {
      if (rounds.some(isOver)) lookSoon();
    },
    idle: () => queue.idle(),
    stop: (): void => {
      stopped = true;
      disarm();
    },
    /** Records an organiser's draw of exactly one open tie, in a new edition; later rounds that depend on it follow. */
    recordDraw: (round: Round, order: readonly string[], why: NewEvent): Promise<Refusal | undefined> =>
      queue.take(async () => {
        const refusal = await ranked.recordDraw(round, order, why);
        if (refusal !== undefined) return refusal;
        await look();
        setting.changedForAll();
        return undefined;
      }),
    byNumber: (number: number): Round | undefined => rounds.find((round) => round.number === number),
    /** Whether every round of the contest keeps this group of people out. */
    excludes: (group: Exclusion): boolean => rounds.every((round) => round.declaration.excluded.includes(group)),
    /** The rounds whose window holds this instant, the earliest first: an extended one overlaps the next. */
    openAt: (instant: number): Round[] => rounds.filter((round) => round.phase === 'open' && isOpen(round, instant)),
    /** No round closes while a start or a prediction that came before its close is under way. */
    whileHeldOpen: async <Value>(receivedAt: number, run: () => Promise<Value>): Promise<Value> => {
      const entry = { receivedAt };
      holding.add(entry);
      try {
        return await run();
      } finally {
        // What failed must not hold the round open for ever.
        holding.delete(entry);
        if (rounds.some(isOver)) lookSoon();
      }
    },
    /** Opens a scheduled round now: its opening instant moves here, and what opens it is what opens every round. */
    openNow: (round: Round, why: Why): Promise<Refusal | undefined> =>
      queue.take(async () => {
        if (round.phase === 'closed') return 'closed';
        if (round.phase === 'open') return 'changed-meanwhile';
        if (missing(round).length > 0) return 'not-allowed';
        const { opensAt } = round;
        const now = clock.now();
        // Where its instant has come only its timer is late.
        if (now < opensAt && !(await stores.rounds.moveOpening(round, now, why({ from: opensAt, to: now })))) return 'changed-meanwhile';
        await reload();
        await look();
        setting.changedForAll();
        return isScheduled(round) ? 'not-saved' : undefined;
      }),
    /** Moves an open or scheduled round's close to later; attempts that run are given time by it. */
    extend: (round: Round, closesAt: number, why: Why): Promise<Refusal | undefined> =>
      queue.take(async () => {
        if (closesAt <= round.closesAt) return 'not-allowed';
        return moveClose(round, closesAt, why);
      }),
    /** Moves an open round's close to now; attempts that run are cut by it. */
    closeNow: (round: Round, why: Why): Promise<Refusal | undefined> =>
      queue.take(async () => {
        if (round.phase !== 'open') return 'not-open';
        const now = clock.now();
        return now <= round.opensAt ? 'not-allowed' : moveClose(round, now, why);
      }),
  };
}
