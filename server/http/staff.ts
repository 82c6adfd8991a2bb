import { Router, type RequestHandler } from 'express';
import type { z } from 'zod';
import type { Actor } from '../contest/actor.ts';
import type { Clock } from '../contest/clock.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Live } from '../contest/live/live.ts';
import type { DeskViews } from '../contest/office/views.ts';
import type { Pictures } from '../contest/pictures/pictures.ts';
import type { Staff } from '../contest/staff/accounts.ts';
import type { StaffSession } from '../contest/staff/session.ts';
import { mayAct, mayCommand, mayRead, type StaffCommand, type StaffRead } from '../protocol/access.ts';
import { organiserAct, type OrganiserAct } from '../protocol/acts.ts';
import { boardQuery, scopeQuery, unitQuery } from '../protocol/board.ts';
import { exactLook, logQuery, questionQuery, standingQuery } from '../protocol/control.ts';
import { liveAnswersQuery, liveOrder, livePlayersQuery, liveQuery } from '../protocol/live-host.ts';
import { nothing } from '../protocol/participant.ts';
import { pictureOrder } from '../protocol/picture.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { bodyOf } from './body.ts';
import { needsTls } from './needs-tls.ts';
import { staffAdmission } from './staff-admission.ts';
import { clearStaffCookie } from './staff-cookie.ts';
import { staffExports } from './staff-exports.ts';
import { send } from './verdicts.ts';

type Answer = Promise<Verdict<unknown>> | Verdict<unknown>;
type Run<Schema extends z.ZodType> = (asked: z.infer<Schema>, session: StaffSession) => Answer;

/** What of the contest serves the staff. */
export interface StaffDesk {
  staff: Pick<Staff, 'session' | 'signOut' | 'list'>;
  views: DeskViews;
  pictures: Pick<Pictures, 'order'>;
  live: Pick<Live, 'order' | 'list' | 'hostView' | 'players' | 'answers'>;
  desk(actor: Actor, act: OrganiserAct): Promise<Verdict<unknown>>;
}

/** The staff over plain HTTPS: `GET` what may be read, `POST` what may be ordered, each by the table of server/protocol/access.ts. */
export function staffRoutes(contest: StaffDesk, boundary: Boundary, clock: Clock): Router {
  const { staff, views, live, pictures } = contest;
  const admission = staffAdmission(staff, clock);
  const router = Router();
  // A session's cookie is as good as a password.
  router.use((request, response, next) => (needsTls(request) ? send(response, { ok: false, refusal: 'needs-tls' }) : next()));

  const reads: Record<StaffRead, RequestHandler> = {
    me: read('me', nothing, (_query, session) => ok(views.me(session))),
    control: read('control', nothing, async (_query, { role }) => ok(await views.control(role))),
    board: read('board', boardQuery, (query) => ok(views.board(query))),
    unit: read('unit', unitQuery, (query) => views.unit(query)),
    'own-unit': read('own-unit', scopeQuery, async ({ scope }, { unit }) => (unit === null ? { ok: false, refusal: 'not-allowed' } : ok(await views.ownUnit(unit.id, scope)))),
    standing: read('standing', standingQuery, (query) => views.standing(query)),
    log: read('log', logQuery, (query) => views.log(query)),
    questions: read('questions', questionQuery, (query) => views.questions(query)),
    accounts: read('accounts', nothing, async () => ok(await staff.list())),
    'live-sessions': read('live-sessions', nothing, async () => ok(await live.list())),
    live: read('live', liveQuery, ({ session }) => live.hostView(session)),
    'live-players': read('live-players', livePlayersQuery, (query) => live.players(query)),
    'live-answers': read('live-answers', liveAnswersQuery, (query) => live.answers(query)),
    ...staffExports({ views, boundary, clock, admission }),
  };

  const signOut = command('sign-out', nothing, async (_body, session) => {
    await staff.signOut(session);
    return ok({});
  });
  const commands: Record<StaffCommand, RequestHandler> = {
    act: command('act', organiserAct, (act, session) => (mayAct(session.role, act.act) ? contest.desk(actorOf(session), act) : { ok: false, refusal: 'not-allowed' })),
    'exact-look': command('exact-look', exactLook, (asked, session) => views.exactLook(actorOf(session), asked)),
    'live-order': command('live-order', liveOrder, (order, session) => live.order(actorOf(session), order)),
    picture: command('picture', pictureOrder, (order, session) => pictures.order(actorOf(session), order)),
    'sign-out': async (request, response, next) => {
      // Whatever comes of it, this browser is to hold no cookie any more.
      clearStaffCookie(response);
      await signOut(request, response, next);
    },
  };

  for (const [name, handler] of Object.entries(reads)) router.get(`/${name}`, handler);
  for (const [name, handler] of Object.entries(commands)) router.post(`/${name}`, handler);
  return router;

  function read<Schema extends z.ZodType>(name: StaffRead, schema: Schema, run: Run<Schema>): RequestHandler {
    return async (request, response) => {
      const asked = { name: `staff ${name}`, schema, body: { ...request.query } };
      send(response, await runCommand(boundary, asked, async (query) => {
        const admitted = await admission.admit(request, (role) => mayRead(role, name));
        return admitted.ok ? run(query, admitted.value) : admitted;
      }));
    };
  }

  function command<Schema extends z.ZodType>(name: StaffCommand, schema: Schema, run: Run<Schema>): RequestHandler {
    return async (request, response) => {
      const ordered = { name: `staff ${name}`, schema, body: bodyOf(request) };
      send(response, await runCommand(boundary, ordered, async (body) => {
        const admitted = await admission.admit(request, (role) => mayCommand(role, name));
        return admitted.ok ? run(body, admitted.value) : admitted;
      }));
    };
  }
}

function ok<Value>(value: Value): Verdict<Value> {
  return { ok: true, value };
}

function actorOf({ account }: StaffSession): Actor {
  return { name: account, via: 'page' };
}
