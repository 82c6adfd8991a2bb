import type { OperatorQuestion } from '../../protocol/operator.ts';
import type { Displays } from '../displays/displays.ts';
import { standingTable } from '../editions.ts';
import type { Parts } from '../parts.ts';
import { checkReceipt } from '../receipt.ts';
import { UNKNOWN, type Answer, type Setting } from './acts.ts';

/** What an operator on the server's own machine may ask; it changes nothing and is in no log. */
export function operatorQuestions(parts: Parts, { schedule, staff, displays }: Pick<Setting, 'schedule' | 'staff'> & { displays: Pick<Displays, 'states'> }) {
  const { stores } = parts;
  return async (asked: OperatorQuestion): Promise<Answer> => {
    switch (asked.act) {
      case 'rounds':
        return { ok: true, value: schedule.rounds.map(({ number, name, phase, opensAt, closesAt }) => ({ number, name, phase, opensAt, closesAt })) };
      case 'log':
        return { ok: true, value: { firstBroken: (await stores.events.firstBroken()) ?? null, events: await stores.events.latest(asked.last) } };
      case 'standing': {
        const round = schedule.byNumber(asked.round);
        if (round === undefined) return UNKNOWN;
        const table = await standingTable(stores, round, asked.top);
        return table === undefined ? { ok: false, refusal: 'not-open' } : { ok: true, value: table };
      }
      case 'receipt': {
        const checked = await checkReceipt(parts, asked.code);
        return checked === undefined ? UNKNOWN : { ok: true, value: checked };
      }
      case 'displays':
        return { ok: true, value: displays.states(true) };
      case 'accounts':
        return { ok: true, value: await staff.list() };
    }
  };
}
