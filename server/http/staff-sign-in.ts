import { Router } from 'express';
import type { Clock } from '../contest/clock.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Staff } from '../contest/staff/accounts.ts';
import { staffSignIn } from '../protocol/staff.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { networkOf } from './address.ts';
import { bodyOf } from './body.ts';
import { needsTls } from './needs-tls.ts';
import { setStaffCookie } from './staff-cookie.ts';
import { send } from './verdicts.ts';

/** Signing in of the staff: the token goes into a cookie that no script can read; who it is, `GET /api/staff/me` tells. */
export function staffSignInRoutes(staff: Pick<Staff, 'signIn'>, boundary: Boundary, clock: Clock): Router {
  const router = Router();
  router.post('/sign-in', async (request, response) => {
    if (needsTls(request)) return send(response, { ok: false, refusal: 'needs-tls' });
    const command = { name: 'staff-sign-in', schema: staffSignIn, body: bodyOf(request) };
    const verdict = await runCommand(boundary, command, async (body): Promise<Verdict<Record<string, never>>> => {
      const signedIn = await staff.signIn(body, { address: networkOf(request.ip ?? '') });
      if (!signedIn.ok) return signedIn;
      const { token, session } = signedIn.value;
      setStaffCookie(response, token, session.expiresAt - clock.now());
      return { ok: true, value: {} };
    });
    return send(response, verdict);
  });
  return router;
}
