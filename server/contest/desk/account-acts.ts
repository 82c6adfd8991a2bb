import type { Acts, Setting } from './acts.ts';

/** What organisers do with the staff's accounts. */
export function accountActs({ staff }: Setting): Acts<'account-invite' | 'invitation-cancel' | 'account-remove'> {
  return {
    'account-invite': (actor, { role, unit }) => staff.invite(actor, { role, unit }),
    'invitation-cancel': (actor, { invitation }) => staff.cancel(actor, invitation),
    'account-remove': (actor, { account, reason }) => staff.remove(actor, { account, reason }),
  };
}
