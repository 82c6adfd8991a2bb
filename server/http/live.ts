import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { Clock } from '../contest/clock.ts';
import { buckets } from '../contest/bucket.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Live, LiveSeat } from '../contest/live/live.ts';
import type { Pictures } from '../contest/pictures/pictures.ts';
import type { Session } from '../contest/session.ts';
import { LIVE_PROTOCOL_VERSION, liveAdmission, liveAnswer, liveJoin, lobbyQuery } from '../protocol/live-player.ts';
import { nothing } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { networkOf } from './address.ts';
import { bearerOf } from './bearer.ts';
import { arrivedAt, bodyOf } from './body.ts';
import { send } from './verdicts.ts';

/** What of the contest serves who joins, and phones without WebSocket. */
export interface LiveOverHttps {
  live: Live;
  pictures: Pick<Pictures, 'bytes'>;
  /** The weekly contest's sign-in. */
  session(token: string): Session | undefined;
}

/** Requests of one player: a view every two seconds and an answer now and then. */
const BURST = 30;
const PER_SECOND = 5;

/** Joining live sessions, and playing them over plain HTTPS. */
export function liveRoutes(contest: LiveOverHttps, boundary: Boundary, clock: Clock): Router {
  const { live } = contest;
  const router = Router();
  const credits = buckets<string>(BURST, PER_SECOND);

  router.get('/lobby', async (request, response) => {
    const asked = { name: 'live lobby', schema: lobbyQuery, body: { ...request.query } };
    send(response, await runCommand(boundary, asked, ({ pin }) => live.lobby(pin, networkOf(request.ip ?? ''))));
  });

  router.post('/join', async (request, response) => {
    const token = bearerOf(request);
    const from = { address: networkOf(request.ip ?? ''), session: () => contest.session(token), liveToken: token };
    send(response, await runCommand(boundary, { name: 'live join', schema: liveJoin, body: bodyOf(request) }, (body) => live.join(body, from)));
  });

  router.get('/view', async (request, response) => {
    await seated({ request, response, name: 'view', schema: nothing, body: {}, run: ({ engine, player }, _body, receivedAt) => {
      engine.polled(player, 'poll', receivedAt);
      return { ok: true, value: engine.playerView(player) };
    } });
  });

  router.get('/picture/:picture', (request, response) => {
    const bytes = contest.pictures.bytes(request.params.picture);
    if (bytes === undefined) return send(response, { ok: false, refusal: 'unknown' });
    // A page that reads it twice has it; nobody between reads it at all.
    return void response.set('cache-control', 'private, max-age=600').type('application/octet-stream').send(bytes);
  });

  router.post('/answer', async (request, response) => {
    await seated({ request, response, name: 'answer', schema: liveAnswer, body: bodyOf(request), run: ({ engine, player }, body, receivedAt) => {
      // Behind an outage it may come before any view.
      engine.polled(player, 'answer', receivedAt);
      return engine.answer(player, body, { receivedAt, overSocket: false });
    } });
  });

  async function seated<Schema extends z.ZodType>(call: {
    request: Request;
    response: Response;
    name: 'view' | 'answer';
    schema: Schema;
    body: unknown;
    run: (seat: LiveSeat, body: z.infer<Schema>, receivedAt: number) => Promise<Verdict<unknown>> | Verdict<unknown>;
  }): Promise<void> {
    const { request, response, name, schema, body, run } = call;
    const receivedAt = arrivedAt(request) ?? clock.now();
    boundary.events.fallbackUsed(name === 'view' ? 'view' : 'command');
    const verdict = await runCommand(boundary, { name: `live ${name}`, schema, body }, async (parsed) => {
      const shown = liveAdmission.safeParse({ token: bearerOf(request), protocol: Number(request.get('x-hoithi-protocol')) });
      if (!shown.success) return { ok: false, refusal: 'not-signed-in' };
      if (shown.data.protocol !== LIVE_PROTOCOL_VERSION) return { ok: false, refusal: 'old-page' };
      const seat = await live.seat(shown.data.token);
      if (seat === undefined) return { ok: false, refusal: 'signed-out' };
      if (seat.player.row.removedAt !== null) return { ok: false, refusal: 'removed' };
      if (!credits.take(seat.player.row.id, receivedAt)) return { ok: false, refusal: 'too-fast' };
      return run(seat, parsed, receivedAt);
    });
    send(response, verdict);
  }

  return router;
}
