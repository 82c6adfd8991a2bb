import type { LiveQuestionRow, VoidChange } from '../../../db/live-sessions.ts';
import type { LiveMoved, LiveOrder, LiveOrderName } from '../../protocol/live-host.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import { back, next, openNow, voided, withAuto, type LiveState } from '../../rules/live-course.ts';
import { eventOf, type Actor } from '../actor.ts';
import type { LiveSession } from './live-session.ts';
import type { Along } from './live-around.ts';
import type { LiveCore } from './live-core.ts';
import type { LiveStanding } from './standings.ts';

export type OrderNamed<Name extends LiveOrderName> = Extract<LiveOrder, { order: Name }>;

/** Orders that move a session, each decided on the revision that it names. */
export type MovingOrder = Extract<LiveOrder, { revision: number }>;

type Moving = Exclude<MovingOrder['order'], 'save'>;
type Outcome = { state: LiveState; along?: Along } | Refusal;

/** Names of the standing that are kept around a void. */
const KEPT = 10;

/** What hosts do with a session; each is one change, written with its event. */
export function liveOrders(core: LiveCore) {
  const { clock } = core.around;

  const decide: { [Name in Moving]: (order: OrderNamed<Name>, at: number) => Outcome } = {
    'open-lobby': (_order, at) => (core.session().phase === 'draft' ? { state: { ...core.session(), phase: 'lobby', since: at, dueAt: null } } : 'not-open'),
    next: (_order, at) => stated(next(core.course(), core.session(), at)),
    back: (_order, at) => stated(back(core.course(), core.session(), at)),
    'open-now': (_order, at) => stated(openNow(core.course(), core.session(), at)),
    'close-now': (_order, at) => (core.session().phase === 'open' ? stated(next(core.course(), core.session(), at)) : 'not-open'),
    extend: ({ seconds }) => {
      const session = core.session();
      const row = core.current();
      if (session.phase !== 'open' || row === undefined || session.dueAt === null) return 'not-open';
      return { state: { ...session, dueAt: session.dueAt + seconds * 1_000 }, along: { question: { ...row, limit: row.limit + seconds * 1_000 } } };
    },
    void: (order, at) => voidQuestion(order, at),
    auto: ({ on }, at) => (core.session().phase === 'ended' ? 'not-open' : { state: withAuto(core.course(), core.session(), { on, at }) }),
    lock: ({ locked }) => (core.session().phase === 'ended' ? 'not-open' : { state: core.session(), along: { session: { locked } } }),
    capacity: ({ capacity }) => withCapacity(core.session(), capacity),
    end: (_order, at) => (core.session().phase === 'ended' ? 'not-open' : { state: { ...core.session(), phase: 'ended', since: at, dueAt: null } }),
  };

  function withCapacity(session: LiveSession, capacity: number): Outcome {
    if (session.phase === 'ended') return 'not-open';
    return core.people.size() > capacity ? 'full' : { state: session, along: { session: { rules: { ...session.rules, capacity } } } };
  }

  function voidQuestion({ step, replace, reason }: { step: string; replace: boolean; reason: string }, at: number): Outcome {
    const row = core.asked.get(step);
    if (row === undefined) return 'unknown';
    if (row.voidedAt !== null) return 'already-taken';
    const session = core.session();
    const isCurrent = core.current()?.step === step;
    const left = isCurrent ? voided(core.course(), session, at) : undefined;
    const closedAt = row.closedAt ?? (row.openedAt === null ? null : at);
    const [spare, ...spares] = replace && session.phase !== 'ended' ? session.script.spares : [];
    const script = spare === undefined ? session.script : { steps: session.script.steps.toSpliced(session.place + 1, 0, spare), spares };
    const voidedRow: LiveQuestionRow = { ...row, closedAt, voidedAt: at, voidReason: reason, voidChange: changeBy(row) };
    return { state: left ?? session, along: { question: voidedRow, session: { script }, ...(closedAt !== null && { closedAt }) } };
  }

  /** How the standing differs without the question: told from the one that is there. */
  function changeBy({ step }: LiveQuestionRow): VoidChange {
    const before = core.standing();
    const after = core.standingWithout(step);
    const moved = after.rows.filter(({ player, rank }) => before.rows[before.places.get(player) ?? -1]?.rank !== rank).length;
    return { moved, before: first(before), after: first(after) };
  }

  /** Decides on the session as it stands in its turn: who drives, on which revision. */
  async function order(actor: Actor, given: Exclude<MovingOrder, { order: 'save' }>): Promise<Verdict<LiveMoved>> {
    return core.turn(async () => {
      const session = core.session();
      if (session.host !== actor.name) return refuse('not-host');
      if (session.version !== given.revision) return refuse('changed-meanwhile');
      const outcome = mayStart(session, given) ? outcomeOf(given.order, given, clock.now()) : 'still-drawn';
      if (typeof outcome === 'string') return refuse(outcome);
      const { state, along = {} } = outcome;
      if (!(await core.enter(state, { ...along, event: eventOfOrder(actor, given, { session, state, along }) }))) return refuse('changed-meanwhile');
      return { ok: true, value: { revision: core.session().version } };
    });
  }

  /** Keys come out with a session: it does not start while a week that has not closed may draw its questions. */
  function mayStart({ phase, script }: LiveSession, { order: name }: MovingOrder): boolean {
    const isStart = name === 'open-lobby' || (name === 'next' && phase === 'lobby');
    return !isStart || core.around.scripts.stillDrawn(script).length === 0;
  }

  function outcomeOf<Name extends Moving>(name: Name, given: OrderNamed<Name>, at: number): Outcome {
    return decide[name](given, at);
  }

  function eventOfOrder(actor: Actor, given: MovingOrder, { session, state, along }: { session: LiveSession; state: LiveState; along: Along }) {
    const { order: act, session: id, revision: _decided, ...rest } = given;
    const { reason = '', ...said } = 'reason' in rest ? rest : { ...rest, reason: '' };
    const change = act === 'void' ? { change: along.question?.voidChange } : {};
    return eventOf(clock, actor, { act: `live-${act}`, subject: session.name, reason, detail: { session: id, ...said, from: `${session.phase} ${session.place}`, to: `${state.phase} ${state.place}`, ...change } });
  }

  return {
    order,
    /** By the server, for a question that was open through a long outage. */
    voidForOutage: (step: string, event: NonNullable<Along['event']>): Promise<boolean> =>
      core.turn(async () => {
        const outcome = voidQuestion({ step, replace: true, reason: event.reason }, clock.now());
        return typeof outcome !== 'string' && core.enter(outcome.state, { ...outcome.along, event });
      }),
    takeOver: (actor: Actor): Promise<Verdict<LiveMoved>> =>
      core.turn(async () => {
        const session = core.session();
        if (session.host !== actor.name) {
          const event = eventOf(clock, actor, { act: 'live-take-over', subject: session.name, detail: { session: session.id, from: session.host } });
          if (!(await core.change({ ...session, host: actor.name }, { event }))) return refuse('changed-meanwhile');
          core.around.changed(session.id);
        }
        return { ok: true, value: { revision: core.session().version } };
      }),
  };
}

function stated(state: LiveState | undefined): Outcome {
  return state === undefined ? 'not-open' : { state };
}

function first({ rows }: LiveStanding): string[] {
  return rows.slice(0, KEPT).map(({ player }) => player);
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
