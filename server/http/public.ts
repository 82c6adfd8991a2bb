import { Router } from 'express';
import { z } from 'zod';
import type { Participation } from '../contest/boards/participation.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import { scopeQuery } from '../protocol/board.ts';
import type { PublicResults } from '../protocol/public.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { send } from './verdicts.ts';

/** What of the contest anybody may see. */
export interface PublicDesk {
  participation: Pick<Participation, 'forEverybody'>;
  publications: { results(number: number): Promise<Verdict<PublicResults>> };
}

const ofRound = z.strictObject({ round: z.coerce.number().int().min(1).max(99) });

/** `GET /api/participation` as far as the embargo allows, and `GET /api/results/:round` as an organiser has published it. */
export function publicRoutes(contest: PublicDesk, boundary: Boundary): Router {
  const router = Router();
  router.get('/participation', async (request, response) => {
    const asked = { name: 'participation', schema: scopeQuery, body: { ...request.query } };
    send(response, await runCommand(boundary, asked, ({ scope }) => ({ ok: true, value: contest.participation.forEverybody(scope) })));
  });
  router.get('/results/:round', async (request, response) => {
    const asked = { name: 'results', schema: ofRound, body: { ...request.params } };
    send(response, await runCommand(boundary, asked, ({ round }) => contest.publications.results(round)));
  });
  return router;
}
