import { eventOf } from '../actor.ts';
import { liveOutage } from '../../rules/live-outage.ts';
import { resumesAt } from '../../rules/outage.ts';
import { questionStep } from './live-session.ts';
import type { LiveCore } from './live-core.ts';
import type { liveOrders } from './orders.ts';
import type { LivePlayer } from './crowd.ts';

const REASON = 'the server was away';

/** Takes a session up after the server was away, and gives the lost time back. */
export function liveOutages(core: LiveCore, { voidForOutage }: Pick<ReturnType<typeof liveOrders>, 'voidForOutage'>) {
  const { clock, stores, events, listening } = core.around;
  /** Whose clock runs again. */
  const returned = new Set<string>();

  async function credit(players: readonly LivePlayer[], at: number): Promise<void> {
    const { pausedFrom, id } = core.session();
    const row = core.current();
    if (pausedFrom === null || row === undefined) return;
    const credited = players.flatMap(({ row: { id: player } }) => {
      const showing = core.people.showing(player);
      // Who was shown it after the outage has lost nothing.
      if (showing === undefined || showing.shownAt > pausedFrom || returned.has(player)) return [];
      returned.add(player);
      const outageCredit = showing.outageCredit + Math.max(0, resumesAt(listening.at, at) - pausedFrom);
      core.people.credit(player, outageCredit);
      return [{ player, outageCredit }];
    });
    if (credited.length > 0) await stores.livePlayers.credit(id, row.step, credited);
  }

  /** The outage before this one had not ended: who was there before it and has nothing of it yet was away for all of it. */
  async function creditUnreturned({ pausedFrom, lost }: { pausedFrom: number; lost: number }): Promise<void> {
    const row = core.current();
    const away = [...core.people.shown()].filter(([, { shownAt, outageCredit }]) => outageCredit === 0 && shownAt <= pausedFrom).map(([player]) => ({ player, outageCredit: lost }));
    for (const { player, outageCredit } of away) core.people.credit(player, outageCredit);
    if (row !== undefined) await stores.livePlayers.credit(core.session().id, row.step, away);
  }

  /** Ends the outage for who has not come back; the question closes so much later for everybody. */
  async function resumeAll(): Promise<void> {
    await core.turn(async () => {
      const session = core.session();
      if (session.pausedFrom === null || session.dueAt === null) return;
      const latest = resumesAt(listening.at, undefined);
      await credit(core.people.all(), latest);
      const lost = Math.max(0, latest - session.pausedFrom);
      await core.enter({ ...session, dueAt: session.dueAt + lost }, { session: { pausedFrom: null } });
    });
  }

  return {
    /** Before the server listens. `from`: the last sign of life. */
    recover: async (from: number): Promise<void> => {
      const session = core.session();
      // The seal of its picture was in the memory of the server before.
      const step = questionStep(session);
      if (step !== undefined) await core.around.pictures.seal(session.id, step);
      const to = clock.now();
      // Two outages of which the first had not ended are one: who did not come back between them had the question for all of it.
      const pausedFrom = session.pausedFrom ?? from;
      const outage = liveOutage(session, { from: pausedFrom, to });
      const event = eventOf(clock, { name: 'server', via: 'command-line' }, { act: 'live-outage', subject: session.name, reason: REASON, detail: { session: session.id, from, to, phase: session.phase } });
      switch (outage.what) {
        case 'nothing':
          return;
        case 'shifted': {
          const { since, dueAt } = outage;
          await core.turn(() => core.change({ ...session, since, dueAt }, { event }));
          return core.arm();
        }
        case 'credited': {
          const earlier = Math.max(0, from - pausedFrom);
          if (earlier > 0) await creditUnreturned({ pausedFrom, lost: earlier });
          return void (await core.turn(() => core.change({ ...session, dueAt: (session.dueAt ?? 0) + earlier, pausedFrom: from }, { event })));
        }
        case 'voided': {
          const open = core.current()?.step;
          if (open !== undefined) await voidForOutage(open, { ...event, reason: 'the server was away for too long' });
        }
      }
    },
    /** From here on people can come back; at the latest ten seconds later all clocks run. */
    listening: (): (() => void) => {
      if (core.session().pausedFrom === null) return () => undefined;
      return clock.at(resumesAt(listening.at, undefined), () => {
        resumeAll().catch((error: unknown) => events.backgroundFailed('live outage', error));
      });
    },
    /** A player is there again. */
    returned: (player: LivePlayer, at: number): void => {
      credit([player], at).catch((error: unknown) => events.backgroundFailed('live credit', error));
    },
  };
}
