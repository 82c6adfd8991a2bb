import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Clock } from '../contest/clock.ts';
import type { Contest } from '../contest/contest.ts';
import type { Session } from '../contest/session.ts';
import { admission, answer, nothing, pastResult, predict, PROTOCOL_VERSION, signIn, start, trial } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { networkOf } from './address.ts';
import { bearerOf } from './bearer.ts';
import { arrivedAt, bodyOf } from './body.ts';
import { send } from './verdicts.ts';

type Run<Schema extends z.ZodType> = (session: Session, body: z.infer<Schema>, receivedAt: number) => Promise<Verdict<unknown>> | Verdict<unknown>;

/** Participants over plain HTTPS, for offices whose proxies let no WebSocket through: the same functions, a whole attempt long. */
export function participantRoutes(contest: Contest, boundary: Boundary, clock: Clock): Router {
  const router = Router();

  router.post('/sign-in', async (request, response) => {
    const command = { name: 'sign-in', schema: signIn, body: bodyOf(request) };
    send(response, await runCommand(boundary, command, (body) => contest.signIn(body, { address: networkOf(request.ip ?? ''), forwarded: request.get('x-forwarded-for') !== undefined })));
  });

  router.get('/view', async (request, response) => {
    const run = async (session: Session): Promise<Verdict<unknown>> => ({ ok: true, value: await contest.view(session) });
    await signedIn({ request, response, name: 'view', schema: nothing, body: {}, run });
  });

  const post = <Schema extends z.ZodType>(name: string, schema: Schema, run: Run<Schema>): void => {
    router.post(`/${name}`, async (request, response) => {
      await signedIn({ request, response, name, schema, body: bodyOf(request), run });
    });
  };

  post('trial', trial, (_session, body, receivedAt) => contest.trial(body, { receivedAt, overSocket: false }));
  post('start', start, (session, body, receivedAt) => contest.start(session, body, { receivedAt, overSocket: false }));
  post('answer', answer, (session, body, receivedAt) => contest.answer(session, body, { receivedAt, overSocket: false }));
  post('predict', predict, (session, body, receivedAt) => contest.predict(session, body, { receivedAt, overSocket: false }));
  post('take-over', nothing, (session, _body, receivedAt) => contest.takeOver(session, { receivedAt }));
  post('past-result', pastResult, (session, body) => contest.pastResult(session, body));
  post('sign-out', nothing, (session) => contest.signOut(session));

  async function signedIn<Schema extends z.ZodType>(call: {
    request: Request;
    response: Response;
    name: string;
    schema: Schema;
    body: unknown;
    run: Run<Schema>;
  }): Promise<void> {
    const { request, response, name, schema, body, run } = call;
    const receivedAt = arrivedAt(request) ?? clock.now();
    boundary.events.fallbackUsed(name === 'view' ? 'view' : 'command');
    const verdict = await runCommand(boundary, { name, schema, body }, async (parsed) => {
      const shown = admission.safeParse({ token: bearerOf(request), protocol: Number(request.get('x-hoithi-protocol')) });
      if (!shown.success) return { ok: false, refusal: 'not-signed-in' };
      if (shown.data.protocol !== PROTOCOL_VERSION) return { ok: false, refusal: 'old-page' };
      // Nothing may be waited for between the stamp and the attempt's queue: a time-out would be first.
      const session = contest.session(shown.data.token);
      if (session === undefined) return { ok: false, refusal: 'signed-out' };
      if (!contest.mayCommand(session, receivedAt)) return { ok: false, refusal: 'too-fast' };
      contest.presence.polled(session.device);
      return run(session, parsed, receivedAt);
    });
    send(response, verdict);
  }

  return router;
}
