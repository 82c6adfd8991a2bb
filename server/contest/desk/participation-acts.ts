import { eventOf } from '../actor.ts';
import type { Parts } from '../parts.ts';
import { DONE, UNKNOWN, type Acts, type Setting } from './acts.ts';

/** What organisers do about participation. */
export function participationActs({ stores, clock }: Parts, { contest, participation }: Setting): Acts<'headcount' | 'remind' | 'quiet-hours'> {
  return {
    headcount: async (actor, { act, unit: code, people, source, asOf, reason }) => {
      const unit = await stores.participation.unitWithCode(contest, code);
      if (unit === undefined) return UNKNOWN;
      await stores.participation.setHeadcount(unit.id, { people, source, asOf }, eventOf(clock, actor, { act, subject: code, reason, detail: { people, source, asOf } }));
      await participation.refresh();
      return DONE;
    },
    remind: async (actor, { act, unit: code }) => {
      const unit = await stores.participation.unitWithCode(contest, code);
      const taken = participation.takenInStage(code);
      if (unit === undefined || taken === undefined) return UNKNOWN;
      // How many had taken part stays out of the log: it is read while that number goes in bands.
      const reminder = await stores.participation.remind(unit.id, taken, eventOf(clock, actor, { act, subject: code }));
      await participation.refresh();
      return { ok: true, value: reminder };
    },
    'quiet-hours': async (actor, { act, hours }) => {
      await stores.participation.setQuietHours(contest, hours, eventOf(clock, actor, { act, subject: 'alerts', detail: { hours } }));
      await participation.refresh();
      return DONE;
    },
  };
}
