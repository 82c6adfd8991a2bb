import type { NewEvent } from '../../db/events.ts';
import type { Actor } from '../contest/actor.ts';
import type { OrganiserAct } from '../protocol/acts.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { MINUTE } from './small-contest.ts';
import { until } from './until.ts';
import type { World } from './world.ts';

/** Two organisers at their pages. */
export const LAN: Actor = { name: 'lan', via: 'page' };
export const BINH: Actor = { name: 'bình', via: 'page' };

export const REASON = 'theo công văn số 12';

export const UNKNOWN = { ok: false, refusal: 'unknown' };
export const DONE = { ok: true, value: {} };

/** An organiser's act, from the page where nobody else is named. */
export function order(world: World, act: OrganiserAct, actor = LAN): Promise<Verdict<unknown>> {
  return world.contest.desk(actor, act);
}

/** Moves to the round's close and waits until it has been carried out. */
export async function closeInTime(world: World, number = 1): Promise<void> {
  const round = world.contest.publicContest().rounds.find((one) => one.number === number);
  if (round === undefined) throw new Error(`there is no round ${number}`);
  world.clock.set(round.closesAt);
  await until(() => world.contest.publicContest().rounds.some((one) => one.number === number && one.phase === 'closed'));
}

/** Nobody answers: those who have started run out of time, and are all alike. */
export async function runOut(world: World): Promise<void> {
  for (let question = 0; question < 4; question += 1) {
    world.clock.advance(2 * MINUTE);
    await world.settle();
  }
}

/** The newest acts of the log, the oldest first, once its whole chain has been found sound. */
export async function logged(world: World, last = 1): Promise<Pick<NewEvent, 'actor' | 'act' | 'subject' | 'reason' | 'detail'>[]> {
  const broken = await world.stores.events.firstBroken();
  if (broken !== undefined) throw new Error(`event ${broken} of the log does not hold`);
  return (await world.stores.events.latest(last)).map(({ actor, act, subject, reason, detail }) => ({ actor, act, subject, reason, detail }));
}

/** How many acts of a name stand in the log. */
export async function timesLogged(world: World, act: string): Promise<number> {
  return (await world.stores.events.latest(10_000)).filter((event) => event.act === act).length;
}
