import { Router } from 'express';
import { runCommand, type Boundary } from '../contest/command.ts';
import { liveAnswer, liveJoin, lobbyQuery } from '../protocol/live-player.ts';
import { nothing } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { bodyOf } from './body.ts';
import { send } from './verdicts.ts';

const UNKNOWN: Verdict<never> = { ok: false, refusal: 'unknown' };
const NOBODY: Verdict<never> = { ok: false, refusal: 'not-signed-in' };

/** Players of a live session over plain HTTPS. */
export function liveRoutes(boundary: Boundary): Router {
  const router = Router();
  router.get('/lobby', async (request, response) => {
    send(response, await runCommand(boundary, { name: 'live lobby', schema: lobbyQuery, body: { ...request.query } }, () => UNKNOWN));
  });
  router.post('/join', async (request, response) => {
    send(response, await runCommand(boundary, { name: 'live join', schema: liveJoin, body: bodyOf(request) }, () => UNKNOWN));
  });
  router.get('/view', async (_request, response) => {
    send(response, await runCommand(boundary, { name: 'live view', schema: nothing, body: {} }, () => NOBODY));
  });
  router.post('/answer', async (request, response) => {
    send(response, await runCommand(boundary, { name: 'live answer', schema: liveAnswer, body: bodyOf(request) }, () => NOBODY));
  });
  return router;
}
