import { Router, type Request } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { tokenHash } from '../contest/keys.ts';
import type { Metrics } from '../metrics.ts';
import { isLocal } from './loopback.ts';

/**
 * `GET /metrics` for Prometheus: from the server's own machine, or with `Authorization: Bearer <METRICS_TOKEN>`. The numbers answer
 * the question that a prediction asks, so nobody else gets them, and a token is for people who may not play.
 */
export function metricsRoutes(metrics: Pick<Metrics, 'contentType' | 'text'>, token: string | undefined): Router {
  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (!isLocal(request) && !holdsToken(request, token)) return void response.status(403).type('text').send('not allowed\n');
    return void response.set('cache-control', 'no-store').type(metrics.contentType).send(await metrics.text());
  });
  return router;
}

function holdsToken(request: Request, token: string | undefined): boolean {
  const shown = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1];
  return token !== undefined && shown !== undefined && timingSafeEqual(tokenHash(shown), tokenHash(token));
}
