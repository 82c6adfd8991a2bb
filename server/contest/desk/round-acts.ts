import type { NewEvent } from '../../../db/events.ts';
import type { EditionChange } from '../../../db/standings.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { eventOf, type Actor } from '../actor.ts';
import { newestChange } from '../editions.ts';
import { staffCodeHmac } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { DONE, UNKNOWN, type ActNamed, type Acts, type Answer, type Setting } from './acts.ts';

type RoundAct = 'open' | 'extend' | 'close' | 'withdraw' | 'draw' | 'publish' | 'unpublish' | 'confirm-clock';

/** What organisers do with the rounds. */
export function roundActs({ stores, clock, keys }: Parts, setting: Setting): Acts<RoundAct> {
  const { contest, bank, attempts, schedule, publications } = setting;

  const moving =
    (actor: Actor, { act, round, reason }: ActNamed<'open' | 'extend' | 'close'>) =>
    (detail: { from: number; to: number }): NewEvent =>
      eventOf(clock, actor, { act, subject: String(round), reason, detail });

  async function withdraw(actor: Actor, { act, question: code, reason }: ActNamed<'withdraw'>): Promise<Answer> {
    const question = bank.byCode(code);
    if (question === undefined || question.trial) return UNKNOWN;
    const why = eventOf(clock, actor, { act, subject: question.code, reason });
    // Said twice it is withdrawn once; what a failed first try has left undone is done by the second.
    if (await stores.rounds.withdraw(question.id, reason, why)) bank.withdrawn.set(question.id, { reason, at: why.at });
    await Promise.all(attempts.all().map((attempt) => attempt.replaceWithdrawn()));
    await schedule.look();
    const changes: Record<string, EditionChange> = {};
    for (const round of schedule.rounds.filter((candidate) => candidate.phase === 'closed')) {
      const change = await newestChange(stores, round);
      if (change !== undefined) changes[round.number] = change;
    }
    setting.changedForAll();
    return { ok: true, value: { question: question.code, rounds: changes } };
  }

  async function draw(actor: Actor, { act, round: number, order: named, by, reason }: ActNamed<'draw'>): Promise<Answer> {
    const round = schedule.byNumber(number);
    if (round === undefined) return UNKNOWN;
    const order: string[] = by === 'participant' ? named : await participantsOf(named);
    if (order.length !== named.length) return UNKNOWN;
    const refusal = await schedule.recordDraw(round, order, eventOf(clock, actor, { act, subject: String(number), reason, detail: { order } }));
    return refusal === undefined ? { ok: true, value: { decided: order.length } } : { ok: false, refusal };
  }

  /** Those whose staff code is known. */
  async function participantsOf(staffCodes: readonly string[]): Promise<ParticipantId[]> {
    const people = await Promise.all(staffCodes.map((code) => stores.participants.withStaffCode(contest, staffCodeHmac(keys, code))));
    return people.flatMap((person) => (person === undefined ? [] : [person.id]));
  }

  return {
    open: async (actor, act) => {
      const round = schedule.byNumber(act.round);
      if (round === undefined) return UNKNOWN;
      if (setting.isClockInDoubt()) return { ok: false, refusal: 'clock-in-doubt' };
      const refusal = await schedule.openNow(round, moving(actor, act));
      return refusal === undefined ? { ok: true, value: { opensAt: round.opensAt } } : { ok: false, refusal };
    },
    extend: async (actor, act) => {
      const round = schedule.byNumber(act.round);
      if (round === undefined) return UNKNOWN;
      const refusal = await schedule.extend(round, act.closesAt, moving(actor, act));
      return refusal === undefined ? { ok: true, value: { closesAt: act.closesAt } } : { ok: false, refusal };
    },
    close: async (actor, act) => {
      const round = schedule.byNumber(act.round);
      if (round === undefined) return UNKNOWN;
      const refusal = await schedule.closeNow(round, moving(actor, act));
      return refusal === undefined ? { ok: true, value: { closesAt: round.closesAt } } : { ok: false, refusal };
    },
    withdraw,
    draw,
    publish: publications.publish,
    unpublish: publications.unpublish,
    'confirm-clock': async (actor, { act, reason }) => {
      await stores.contests.confirmClock(clock.now(), eventOf(clock, actor, { act, subject: 'clock', reason }));
      setting.trustClock();
      return DONE;
    },
  };
}
