import type { Exclusion } from '../../../db/participants.ts';
import type { ParticipantId } from '../../rules/ids.ts';
import { eventOf, type Actor } from '../actor.ts';
import { newPersonalCode } from '../codes.ts';
import { personalCodeHmac, staffCodeHmac } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { DONE, UNKNOWN, type ActNamed, type Acts, type Answer, type Setting } from './acts.ts';

type PersonAct = 'extra-time' | 'reissue' | 'revoke' | 'exclude' | 'admit';

/** What organisers do for one person. */
export function peopleActs({ stores, clock, keys }: Parts, setting: Setting): Acts<PersonAct> {
  const { contest, attempts, schedule, participation, displays } = setting;

  async function personWith(staffCode: string): Promise<ParticipantId | undefined> {
    return (await stores.participants.withStaffCode(contest, staffCodeHmac(keys, staffCode)))?.id;
  }

  /** What a failed first try has left undone is done by the second: boards, rankings and displays follow in any case. */
  async function putInto(group: Exclusion | null, actor: Actor, { act, staffCode, reason }: ActNamed<'exclude' | 'admit'>): Promise<Answer> {
    const person = await personWith(staffCode);
    if (person === undefined) return UNKNOWN;
    await stores.participants.setExclusion(person, group, eventOf(clock, actor, { act, subject: person, reason, detail: { group } }));
    if (group !== null) await setting.live.exclude(actor, person, reason);
    await Promise.all([participation.load(), schedule.look()]);
    displays.touch();
    setting.changed(person);
    return DONE;
  }

  function signedOut(person: ParticipantId): void {
    setting.dismiss(person);
    setting.live.signedOut(person);
  }

  return {
    'extra-time': async (actor, { act, staffCode, round: number, secondsEach, reason }) => {
      const person = await personWith(staffCode);
      const round = schedule.byNumber(number);
      if (person === undefined || round === undefined) return UNKNOWN;
      const perQuestion = secondsEach * 1000;
      const event = eventOf(clock, actor, { act, subject: person, reason, detail: { round: number, perQuestion } });
      await stores.participants.grantExtraTime({ round: round.id, participant: person }, perQuestion, event);
      const open = attempts.of(person);
      if (open?.round.id === round.id) await open.grantExtra(perQuestion);
      setting.changed(person);
      return { ok: true, value: { secondsEach } };
    },
    reissue: async (actor, { act, staffCode, reason }) => {
      const person = await personWith(staffCode);
      if (person === undefined) return UNKNOWN;
      const personalCode = newPersonalCode();
      await stores.participants.reissue(person, personalCodeHmac(keys, staffCode, personalCode), eventOf(clock, actor, { act, subject: person, reason }));
      signedOut(person);
      return { ok: true, value: { personalCode } };
    },
    revoke: async (actor, { act, staffCode, reason }) => {
      const person = await personWith(staffCode);
      if (person === undefined) return UNKNOWN;
      await stores.participants.revokeDevices(person, eventOf(clock, actor, { act, subject: person, reason }));
      signedOut(person);
      return DONE;
    },
    exclude: (actor, act) => putInto(act.group, actor, act),
    admit: (actor, act) => putInto(null, actor, act),
  };
}
