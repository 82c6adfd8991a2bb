import { io, type Socket } from 'socket.io-client';
import { PROTOCOL_VERSION, type Farewell, type ParticipantState, type ParticipantToServer, type ParticipantView, type Receipt, type ServerToParticipant } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { optionText, personalCodeOf, staffCodeOf } from './small-contest.ts';

type PlayerSocket = Socket<ServerToParticipant, ParticipantToServer>;
type StateName = ParticipantState['state'];
export type StateOf<Name extends StateName> = Extract<ParticipantState, { state: Name }>;

/** Waiting for an event that does not come ends here, milliseconds. */
const PATIENCE = 5_000;

export interface Player {
  socket: PlayerSocket;
  token: string;
  /** Every view that came, in the order of coming. */
  views: ParticipantView[];
  farewells: Farewell[];
  view(): ParticipantView;
  /** The next view, or the one there is, for which `holds` is true. */
  until(holds: (view: ParticipantView) => boolean): Promise<ParticipantView>;
  /** Waits for a state of this name. */
  state<Name extends StateName>(name: Name): Promise<StateOf<Name>>;
  /** Waits for the question at a place of the paper. */
  question(place: number): Promise<StateOf<'question'>>;
  start(): Promise<Verdict<Record<string, never>>>;
  /** Answers the question shown; `stored` is the option as the bank holds it. */
  answer(shown: StateOf<'question'>, stored: number): Promise<Verdict<Receipt>>;
  get(path: string): Promise<Verdict<unknown>>;
  post(path: string, body: unknown): Promise<Verdict<unknown>>;
  connect(): Promise<void>;
  /** Another socket with the same token. */
  secondTab(): Promise<Player>;
  leave(): void;
}

export async function signIn(address: string, body: unknown): Promise<Verdict<{ token: string; name: string; unit: string }>> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/api/participant/sign-in`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Verdict<{ token: string; name: string; unit: string }>;
}

/** Signs a person of the small contest in and connects. `address` is asked anew at each connect: a restart may move it. */
export async function player(address: () => string, person: number): Promise<Player> {
  const verdict = await signIn(address(), { staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) });
  if (!verdict.ok) throw new Error(`person ${person} could not sign in: ${verdict.refusal}`);
  return withToken(address, verdict.value.token);
}

async function withToken(address: () => string, token: string): Promise<Player> {
  const views: ParticipantView[] = [];
  const farewells: Farewell[] = [];
  const tabs: Player[] = [];
  const watchers = new Set<() => void>();
  const headers = { authorization: `Bearer ${token}`, 'x-hoithi-protocol': String(PROTOCOL_VERSION), 'content-type': 'application/json' };

  function open(): PlayerSocket {
    const socket: PlayerSocket = io(`${address()}/participant`, { transports: ['websocket'], auth: { token, protocol: PROTOCOL_VERSION }, reconnection: false, forceNew: true });
    socket.on('view', (view) => {
      views.push(view);
      for (const watcher of watchers) watcher();
    });
    socket.on('farewell', (farewell) => void farewells.push(farewell));
    return socket;
  }

  const until = (holds: (view: ParticipantView) => boolean, from = 0): Promise<ParticipantView> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = views.slice(from).findLast(holds);
        if (found === undefined) return;
        clearTimeout(limit);
        watchers.delete(look);
        resolve(found);
      };
      const limit = setTimeout(() => {
        watchers.delete(look);
        reject(new Error(`no such view came; the last one was ${JSON.stringify(views.at(-1)?.state)}`));
      }, PATIENCE);
      watchers.add(look);
      look();
    });

  const self: Player = {
    socket: open(),
    token,
    views,
    farewells,
    view: () => {
      const last = views.at(-1);
      if (last === undefined) throw new Error('no view has come yet');
      return last;
    },
    until,
    state: async (name) => (await until((view) => view.state.state === name && view === views.at(-1))).state as never,
    question: async (place) => (await until((view) => view.state.state === 'question' && view.state.place === place && view === views.at(-1))).state as StateOf<'question'>,
    start: () => self.socket.timeout(PATIENCE).emitWithAck('start', { shortAccepted: true }),
    answer: (shown, stored) => {
      const choice = shown.shown.options.indexOf(optionText(stored));
      return self.socket.timeout(PATIENCE).emitWithAck('answer', { attempt: shown.attempt, question: shown.question, revision: 1, choice });
    },
    get: async (path) => (await (await fetch(`${address()}/api/participant/${path}`, { headers })).json()) as Verdict<unknown>,
    post: async (path, body) =>
      (await (await fetch(`${address()}/api/participant/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as Verdict<unknown>,
    connect: async () => {
      self.socket.disconnect();
      const from = views.length;
      self.socket = open();
      await until(() => true, from);
    },
    secondTab: async () => {
      const tab = await withToken(address, token);
      tabs.push(tab);
      return tab;
    },
    leave: () => {
      self.socket.disconnect();
      for (const tab of tabs) tab.leave();
    },
  };
  await until(() => true);
  return self;
}
