import { Router } from 'express';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { firstOrganiser, type FirstOrganiser } from '../protocol/operator.ts';
import { bodyOf } from './body.ts';
import { isLocal } from './loopback.ts';
import { send } from './verdicts.ts';

/** The one-time link's form, on this machine or over TLS: it makes the first organiser's account. */
export function welcomeRoutes(accept: (given: FirstOrganiser) => Promise<Verdict<{ account: string }>>, boundary: Boundary): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    if (!request.secure && !isLocal(request)) return send(response, { ok: false, refusal: 'not-allowed' });
    const command = { name: 'welcome', schema: firstOrganiser, body: bodyOf(request) };
    return send(response, await runCommand(boundary, command, accept));
  });
  return router;
}
