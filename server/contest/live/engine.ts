import { eventOf, type Actor } from '../actor.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import type { LiveMoved } from '../../protocol/live-host.ts';
import { checkNickname, nicknameKey } from '../../rules/nickname.ts';
import { liveOutages } from './outage.ts';
import { hostViews } from './host-view.ts';
import { joining } from './joining.ts';
import type { LiveAround, LoadedSession } from './live-around.ts';
import { liveCore } from './live-core.ts';
import { liveViews } from './live-views.ts';
import { liveOrders, type OrderNamed } from './orders.ts';
import { removing } from './removing.ts';
import type { LivePlayer } from './player.ts';

export type LiveEngine = ReturnType<typeof liveEngine>;

/** One live session: its players, its host, its walls. */
export function liveEngine(around: LiveAround, loaded: LoadedSession) {
  const core = liveCore(around, loaded);
  const views = liveViews(core);
  const orders = liveOrders(core);
  const outages = liveOutages(core, orders);
  const { stores, clock } = around;
  let offOutage: () => void = () => undefined;
  core.arm();

  async function hosted(actor: Actor, run: () => Promise<Verdict<LiveMoved>>): Promise<Verdict<LiveMoved>> {
    return core.session().host === actor.name ? run() : refuse('not-host');
  }

  const done = (): Verdict<LiveMoved> => ({ ok: true, value: { revision: core.session().version } });

  return {
    session: core.session,
    host: hostViews(core, views),
    join: joining(core),
    order: orders.order,
    takeOver: orders.takeOver,
    ...removing(core),
    /** A session that has not started, with another name, script or rules. */
    save: (actor: Actor, given: Pick<OrderNamed<'save'>, 'revision' | 'name' | 'rules' | 'script' | 'session'>): Promise<Verdict<LiveMoved>> =>
      core.turn(async () => {
        const session = core.session();
        if (session.host !== actor.name) return refuse('not-host');
        if (session.version !== given.revision) return refuse('changed-meanwhile');
        if (session.phase !== 'draft' && session.phase !== 'lobby') return refuse('closed');
        // People who have joined did so in the declared way.
        if (session.phase === 'lobby' && given.rules.joining !== session.rules.joining) return refuse('not-allowed');
        const { name, rules, script } = given;
        const event = eventOf(clock, actor, { act: 'live-save', subject: name, detail: { session: session.id, rules, script } });
        if (!(await core.change({ ...session, name, rules, script }, { event }))) return refuse('changed-meanwhile');
        around.changed(session.id);
        return done();
      }),
    rename: (actor: Actor, { player: id, name: typed }: OrderNamed<'rename'>): Promise<Verdict<LiveMoved>> =>
      hosted(actor, async () => {
        const player = core.people.of(id);
        if (player === undefined) return refuse('unknown');
        if (player.row.participant !== null) return refuse('not-allowed');
        const name = checkNickname(typed);
        if (name === undefined) return refuse('nickname-refused');
        const event = eventOf(clock, actor, { act: 'live-rename', subject: core.session().name, detail: { session: core.session().id, player: id } });
        const to = { name, nicknameKey: nicknameKey(name) };
        if (!(await stores.livePlayers.rename(player.row, to, event))) return refuse('nickname-taken');
        player.row = { ...player.row, ...to };
        around.audience().view(player.row.id);
        core.crowdChanged();
        return done();
      }),
    withToken: core.people.withToken,
    /** The whole standing, by rank and then by player. */
    ranks: (): { player: string; score: number; elapsed: number; rank: number }[] => core.standing().rows.map(({ player, score, elapsed, rank }) => ({ player, score, elapsed, rank })),
    answer: core.answers.answer,
    playerView: views.player,
    shown: views.shown,
    /** A socket of a player: their clock runs again after an outage. */
    connected: (player: LivePlayer): void => {
      core.people.connected(player);
      core.shownLate(player, 'socket');
      outages.returned(player, clock.now());
      around.changed(core.session().id);
    },
    gone: (player: LivePlayer): void => {
      core.people.gone(player);
      around.changed(core.session().id);
    },
    /** Over HTTPS nobody stays connected: each request is a return. */
    polled: (player: LivePlayer, by: 'poll' | 'answer', at: number): void => {
      core.shownLate(player, by);
      outages.returned(player, at);
    },
    isFull: (): boolean => core.people.size() >= core.session().rules.capacity,
    /** Whether its time is worth a sign of life. */
    isRunning: (): boolean => !['draft', 'lobby', 'ended'].includes(core.session().phase),
    recover: outages.recover,
    listening: (): void => {
      offOutage = outages.listening();
    },
    idle: core.idle,
    stop: (): void => {
      offOutage();
      core.stop();
    },
  };
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
