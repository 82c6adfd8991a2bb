import { Router, type Request } from 'express';
import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '../contest/actor.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Contest } from '../contest/contest.ts';
import { tokenHash } from '../contest/keys.ts';
import { operatorCommand, operatorQuestion, type OperatorCommand, type OperatorQuestion } from '../protocol/operator.ts';
import { bodyOf } from './body.ts';
import { isLocal } from './loopback.ts';
import { send } from './verdicts.ts';

/** Who works on the server's own machine has no account. */
const OPERATOR: Actor = { name: 'operator', via: 'command-line' };

/** For `npm run organiser` on the server's own machine: a token that lies in the data folder, over loopback and no proxy. */
export function operatorRoutes(contest: Contest, boundary: Boundary, token: string): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    if (!isLocal(request) || !holdsToken(request, token)) return send(response, { ok: false, refusal: 'not-allowed' });
    const command = { name: 'operator', schema: operatorCommand, body: bodyOf(request) };
    return send(response, await runCommand(boundary, command, (body) => (isQuestion(body) ? contest.question(body) : contest.desk(OPERATOR, body))));
  });
  return router;
}

function isQuestion(command: OperatorCommand): command is OperatorQuestion {
  return operatorQuestion.safeParse(command).success;
}

function holdsToken(request: Request, token: string): boolean {
  const shown = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(tokenHash(shown), tokenHash(token));
}
