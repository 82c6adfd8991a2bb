import type { Request } from 'express';
import type { Clock } from '../contest/clock.ts';
import { buckets } from '../contest/bucket.ts';
import type { Staff } from '../contest/staff/accounts.ts';
import type { StaffSession } from '../contest/staff/session.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { Role } from '../protocol/roles.ts';
import { staffTokenOf } from './staff-cookie.ts';

/** Requests of one session: a page with some tabs that ask every two seconds, and a person who clicks. */
const BURST = 60;
const PER_SECOND = 10;

/** Files of one session: each may be of thirty thousand rows. */
const FILES_BURST = 12;
const FILES_PER_SECOND = 0.2;

export interface StaffAdmission {
  /** Who sends a request, where that is somebody of the staff who may. */
  admit(request: Request, may: (role: Role) => boolean): Promise<Verdict<StaffSession>>;
  mayTakeFile(session: StaffSession): boolean;
}

export function staffAdmission(staff: Pick<Staff, 'session'>, clock: Clock): StaffAdmission {
  const requests = buckets<string>(BURST, PER_SECOND);
  const files = buckets<string>(FILES_BURST, FILES_PER_SECOND);
  return {
    admit: async (request, may) => {
      const session = await staff.session(staffTokenOf(request));
      if (session === undefined) return { ok: false, refusal: 'not-signed-in' };
      if (!requests.take(session.key, clock.now())) return { ok: false, refusal: 'too-fast' };
      return may(session.role) ? { ok: true, value: session } : { ok: false, refusal: 'not-allowed' };
    },
    mayTakeFile: ({ key }) => files.take(key, clock.now()),
  };
}
