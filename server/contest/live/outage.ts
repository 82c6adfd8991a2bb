import { eventOf } from '../actor.ts';
import { liveOutage } from '../../rules/live-outage.ts';
import { resumesAt } from '../../rules/outage.ts';
import { questionStep } from './live-session.ts';
import type { LiveCore } from './live-core.ts';
import type { liveOrders } from './orders.ts';
import type { LivePlayer } from './player.ts';

const REASON = 'the server was away';

/** Takes a session up after the server was away, and gives the lost time back. */
export function liveOutages(core: LiveCore, { voidForOutage }: Pick<ReturnType<typeof liveOrders>, 'voidForOutage'>) {
  const { clock, stores, events, listening } = core.around;
  async function credit(players: readonly LivePlayer[], at: number): Promise<void> {
    const row = core.current();
    if (core.session().pausedFrom === null || row === undefined) return;
    const credited = players.flatMap((player) => {
      const { showing } = player;
      // Whose clock runs has come back, or was shown the question after the outage.
      if (showing === undefined || showing.pausedFrom === null) return [];
      const outageCredit = showing.outageCredit + Math.max(0, resumesAt(listening.at, at) - showing.pausedFrom);
      core.people.credit(player, outageCredit);
      return [{ player: player.row.id, outageCredit }];
    });
    if (credited.length > 0) await stores.livePlayers.credit(core.session().id, row.step, credited);
  }

  /** Every clock that runs stands from the last sign of life on; one that has stood since an outage before goes on standing. */
  async function pause(from: number): Promise<void> {
    const row = core.current();
    if (row === undefined) return;
    await showUnwritten(row.step);
    core.people.pause(from);
    await stores.livePlayers.pause(core.session().id, row.step, from);
  }

  /** The server went away while the question was on its way, before it was written who was shown it when: everybody has it since it opened. */
  async function showUnwritten(step: string): Promise<void> {
    const { id, since } = core.session();
    if (await stores.livePlayers.isOpened(id, step)) return;
    const players = core.people.playing();
    for (const player of players) core.people.show(player, since);
    await stores.livePlayers.open(id, step, [{ [since]: players.map(({ row }) => row.id) }]);
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
      // Outages of which those before had not ended are one: who did not come back between them had the question for all of it.
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
        case 'credited':
          await pause(from);
          return void (await core.turn(() => core.change({ ...session, pausedFrom }, { event })));
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
