import { Router } from 'express';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Welcome } from '../contest/welcome.ts';
import { firstOrganiser, welcomeQuery } from '../protocol/operator.ts';
import { bodyOf } from './body.ts';
import { needsTls } from './needs-tls.ts';
import { send } from './verdicts.ts';

/** A one-time link: what account it makes, and the form that makes it. */
export function welcomeRoutes(welcome: Pick<Welcome, 'offered' | 'accept'>, boundary: Boundary): Router {
  const router = Router();
  router.use((request, response, next) => (needsTls(request) ? send(response, { ok: false, refusal: 'needs-tls' }) : next()));
  router.get('/', async (request, response) => {
    const command = { name: 'offered', schema: welcomeQuery, body: { ...request.query } };
    send(response, await runCommand(boundary, command, ({ token }) => welcome.offered(token)));
  });
  router.post('/', async (request, response) => {
    const command = { name: 'welcome', schema: firstOrganiser, body: bodyOf(request) };
    send(response, await runCommand(boundary, command, welcome.accept));
  });
  return router;
}
