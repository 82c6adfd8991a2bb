import { io, type Socket } from 'socket.io-client';
import { LIVE_PROTOCOL_VERSION, type LiveAnswer, type LiveFarewell, type LiveJoin, type LiveJoined, type LiveOwn, type LivePlayerScreen, type LivePlayerScreenMessage, type LivePlayerToServer, type LivePlayerView, type LiveReceipt, type ServerToLivePlayer } from '../protocol/live-player.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { until } from './until.ts';

const PATIENCE = 5_000;

/** Somebody who plays a live session on a phone. */
export interface LivePhone {
  token: string;
  socket: Socket<ServerToLivePlayer, LivePlayerToServer>;
  views: LivePlayerView[];
  screens: LivePlayerScreenMessage[];
  owns: LiveOwn[];
  farewells: LiveFarewell[];
  /** What came, of whatever kind, in its order. */
  came: string[];
  view(): LivePlayerView;
  /** What it shows: the newest of its views and screens. */
  screen(): LivePlayerScreen;
  /** Waits until it shows such a screen. */
  shows<Name extends LivePlayerScreen['screen']>(name: Name): Promise<Extract<LivePlayerScreen, { screen: Name }>>;
  answer(step: string, choice: number, revision?: number): Promise<Verdict<LiveReceipt>>;
  say(answer: LiveAnswer): Promise<Verdict<LiveReceipt>>;
  /** The same page on a new socket; the one before is still there. */
  reload(): Promise<LivePhone>;
  leave(): void;
}

export async function joinLive(address: string, given: LiveJoin, bearer = ''): Promise<Verdict<LiveJoined>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  return (await (await fetch(`${address}/api/live/join`, { method: 'POST', headers, body: JSON.stringify(given) })).json()) as Verdict<LiveJoined>;
}

/** Connects with a session's token, and has its first view; rejects with the refusal. */
export async function livePhone(address: string, token: string): Promise<LivePhone> {
  const socket: LivePhone['socket'] = io(`${address}/live`, { transports: ['websocket'], auth: { token, protocol: LIVE_PROTOCOL_VERSION }, reconnection: false, forceNew: true });
  const [views, screens, owns, farewells, came]: [LivePlayerView[], LivePlayerScreenMessage[], LiveOwn[], LiveFarewell[], string[]] = [[], [], [], [], []];
  socket.onAny((name: string) => came.push(name));
  socket.on('view', (view) => views.push(view));
  socket.on('screen', (screen) => {
    screens.push(screen);
    if (screen.own !== undefined) owns.push(screen.own);
  });
  socket.on('own', (own) => owns.push(own));
  socket.on('farewell', (farewell) => farewells.push(farewell));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await until(() => views.length > 0 || farewells.length > 0);
  const newest = (): LivePlayerScreen => {
    const [view, screen] = [views.at(-1), screens.at(-1)];
    if (view === undefined) throw new Error('no view has come yet');
    return screen !== undefined && screen.version > view.version ? screen.screen : view.screen;
  };
  const say = (answer: LiveAnswer) => socket.timeout(PATIENCE).emitWithAck('answer', answer);
  return {
    token,
    socket,
    views,
    screens,
    owns,
    farewells,
    came,
    view: () => views.at(-1) as LivePlayerView,
    screen: newest,
    shows: async (name) => {
      await until(() => newest().screen === name);
      return newest() as never;
    },
    answer: (step, choice, revision = 1) => say({ step, choice, revision }),
    say,
    reload: () => livePhone(address, token),
    leave: () => socket.disconnect(),
  };
}

/** The same phone where no WebSocket gets through. */
export function liveOverHttps(address: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'x-hoithi-protocol': String(LIVE_PROTOCOL_VERSION), 'content-type': 'application/json' };
  return {
    view: async (): Promise<LivePlayerView> => ((await (await fetch(`${address}/api/live/view`, { headers })).json()) as { value: LivePlayerView }).value,
    answer: async (step: string, choice: number, revision = 1): Promise<Verdict<LiveReceipt>> =>
      (await (await fetch(`${address}/api/live/answer`, { method: 'POST', headers, body: JSON.stringify({ step, choice, revision }) })).json()) as Verdict<LiveReceipt>,
  };
}
