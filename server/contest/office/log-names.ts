import type { ContestRow } from '../../../db/contests.ts';
import type { LoggedEvent } from '../../../db/events.ts';
import type { Stores } from '../../../db/stores.ts';
import type { LoggedAbout } from '../../protocol/control.ts';
import { ROLES } from '../../protocol/roles.ts';
import type { Bank } from '../bank.ts';
import type { Round } from '../round.ts';

export interface LogNaming {
  contest: ContestRow;
  rounds: readonly Round[];
  bank: Bank;
}

type Named = Pick<LoggedEvent, 'act' | 'subject' | 'detail'>;
type Kind = 'round' | 'person' | 'unit' | 'display' | 'invitation' | 'contest';

/** What the subject of an act is; of an act that is not named here it says itself what it is. */
const SUBJECTS: Partial<Record<string, Kind>> = {
  open: 'round', extend: 'round', close: 'round', draw: 'round', publish: 'round', unpublish: 'round', 'exact-look': 'round',
  'round-opened': 'round', 'round-closed': 'round', 'ranking-recomputed': 'round', 'questions-replaced': 'round',
  'extra-time': 'person', reissue: 'person', revoke: 'person', exclude: 'person', admit: 'person',
  headcount: 'unit', remind: 'unit',
  'display-add': 'display', 'display-set': 'display', 'display-remove': 'display', 'display-step': 'display', 'display-black': 'display',
  'account-invite': 'invitation', 'invitation-cancel': 'invitation',
  'contest-loaded': 'contest', 'contest-created': 'contest',
};

/** Puts names to what stands in the log as ids and codes. The log itself keeps no names, so that it outlives them. */
export function logNames(stores: Pick<Stores, 'participants' | 'participation'>, { contest, rounds, bank }: LogNaming) {
  const questions = new Map<unknown, string>(bank.all().map(({ id, code }) => [id, code]));

  async function about({ act, subject, detail }: Named): Promise<LoggedAbout | null> {
    const kind = SUBJECTS[act];
    if (kind === undefined) return null;
    switch (kind) {
      case 'round':
        return named('round', roundName(subject));
      case 'person':
        return person(subject);
      case 'unit':
        return named('unit', await unitName(subject));
      case 'display':
        return named('display', detail['name']);
      case 'invitation':
        return invitation(detail);
      case 'contest':
        return named('contest', contest.name);
    }
  }

  async function person(id: string): Promise<LoggedAbout | null> {
    const known = await stores.participants.withId(id);
    return known ? { kind: 'person', staffCodeTail: known.staffCodeTail, unit: known.unitName } : null;
  }

  async function invitation({ role: given, unit }: Named['detail']): Promise<LoggedAbout | null> {
    const role = ROLES.find((one) => one === given);
    return role === undefined ? null : { kind: 'invitation', role, unit: (await unitName(unit)) ?? null };
  }

  function roundName(number: unknown): string | undefined {
    return rounds.find((round) => String(round.number) === String(number))?.name;
  }

  async function unitName(code: unknown): Promise<string | undefined> {
    return typeof code === 'string' ? (await stores.participation.unitWithCode(contest.id, code))?.name : undefined;
  }

  async function peopleOf(order: unknown): Promise<string | undefined> {
    if (!Array.isArray(order)) return undefined;
    const people = await Promise.all(order.map((id) => stores.participants.withId(String(id))));
    return people.map((one) => (one ? `…${one.staffCodeTail} ${one.unitName}` : '?')).join(', ');
  }

  return {
    about,
    /** What ids and codes of the detail are called, by the detail's name. */
    names: async ({ detail }: Named): Promise<Record<string, string>> => {
      const found = { round: roundName(detail['round']), scope: roundName(detail['scope']), question: questions.get(detail['question']), unit: await unitName(detail['unit']), of: await unitName(detail['of']), order: await peopleOf(detail['order']) };
      return Object.fromEntries(Object.entries(found).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])));
    },
  };
}

function named(kind: 'round' | 'unit' | 'display' | 'contest', name: unknown): LoggedAbout | null {
  return typeof name === 'string' ? { kind, name } : null;
}
