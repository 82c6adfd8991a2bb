import { randomInt } from 'node:crypto';
import { newId } from '../../../db/ids.ts';
import type { LiveSessionRow } from '../../../db/live-sessions.ts';
import type { LiveAnswers, LiveHostView, LiveMoved, LiveOrder, LivePlayers, LiveSaved, LiveSummary } from '../../protocol/live-host.ts';
import type { LiveJoined } from '../../protocol/live-player.ts';
import type { LiveShown } from '../../protocol/live-projector.ts';
import type { Refusal, Verdict } from '../../protocol/refusals.ts';
import type { LiveSessionId, ParticipantId } from '../../rules/ids.ts';
import { eventOf, type Actor } from '../actor.ts';
import { tokenHash } from '../keys.ts';
import { gathered } from '../office/gathered.ts';
import { versions } from '../office/versions.ts';
import { NO_AUDIENCE, type LiveAudience } from './audience.ts';
import type { LivePlayer } from './player.ts';
import { pinDoor } from './door.ts';
import { liveEngine, type LiveEngine } from './engine.ts';
import { entrance } from './entrance.ts';
import { leaving } from './leaving.ts';
import type { LiveAround } from './live-around.ts';
import { sessionRecords } from './records.ts';
import { questionStep, readSession, type LiveSession } from './live-session.ts';

export type Live = ReturnType<typeof liveSessions>;

/** Who plays where. */
export interface LiveSeat {
  engine: LiveEngine;
  player: LivePlayer;
}

/** Between two tellings of what has changed in a session, milliseconds. */
const GATHERED = 500;

/** Tries for a PIN that no other session has. */
const PINS = 50;

/** All live sessions of the contest. */
export function liveSessions(around: Omit<LiveAround, 'audience' | 'changed'>) {
  const { stores, clock, contest, events } = around;
  const engines = new Map<string, LiveEngine>();
  const opening = new Map<string, Promise<LiveEngine | undefined>>();
  const tellers = new Map<string, ReturnType<typeof gathered>>();
  const records = sessionRecords();
  const door = pinDoor(clock, { contest, withPin: records.withPin, engine: (id) => engines.get(id) });
  const join = entrance(stores, door);
  const nextVersion = versions(clock, around.firstVersion);
  const listeners: ((session: string) => void)[] = [];
  const acts = new Set<Promise<unknown>>();
  let audience: LiveAudience = NO_AUDIENCE;
  let stopped = false;

  const whole: LiveAround = { ...around, audience: () => audience, changed };

  /** Numbers at most twice a second; a new screen at once. */
  function changed(session: string): void {
    const engine = engines.get(session);
    const teller = tellers.get(session) ?? gathered(clock, GATHERED, () => listeners.forEach((listener) => listener(session)));
    tellers.set(session, teller);
    if (engine !== undefined) records.keep(used(engine).session());
    const now = engine && `${engine.session().version}`;
    if (now !== undefined && now !== told.get(session)) {
      told.set(session, now);
      listeners.forEach((listener) => listener(session));
    } else if (!stopped) teller.changed();
  }
  const told = new Map<string, string>();
  const memory = leaving(clock, (id) => {
    engines.get(id)?.stop();
    tellers.get(id)?.stop();
    for (const known of [engines, tellers, told]) known.delete(id);
  });

  async function open(session: LiveSession): Promise<LiveEngine> {
    const { id } = session;
    const step = questionStep(session)?.id;
    const [questions, players, answers] = await Promise.all([stores.liveSessions.questions(id), stores.livePlayers.ofSession(id), stores.livePlayers.answers(id)]);
    const showings = step === undefined ? [] : await stores.livePlayers.showings(id, step);
    const engine = liveEngine(whole, { session, questions, players, answers, showings });
    engines.set(id, engine);
    return engine;
  }

  /** A session that has ended is read when somebody asks for it. */
  async function of(id: string): Promise<LiveEngine | undefined> {
    const known = engines.get(id);
    if (known !== undefined) return used(known);
    const reading = opening.get(id) ?? read(id).finally(() => opening.delete(id));
    opening.set(id, reading);
    return reading;
  }

  async function read(id: string): Promise<LiveEngine | undefined> {
    const row = (await stores.liveSessions.all(contest.id)).find((one) => one.id === id);
    return row && used(await open(readSession(row)));
  }

  /** One that has ended leaves the memory an hour behind its last use. */
  function used(engine: LiveEngine): LiveEngine {
    if (engine.session().phase === 'ended' && !stopped) memory.used(engine.session().id);
    return engine;
  }

  /** Undefined where the row cannot be read: the others, and the rounds, go on without it. */
  async function readable(row: LiveSessionRow): Promise<LiveEngine | undefined> {
    try {
      return await open(readSession(row));
    } catch (error) {
      events.liveSessionSetAside(row.id, error);
      return undefined;
    }
  }

  async function create(actor: Actor, { name, rules, script }: Extract<LiveOrder, { order: 'create' }>): Promise<Verdict<LiveSaved>> {
    const problems = around.scripts.problems(script);
    if (problems.length > 0) return { ok: true, value: { session: null, revision: 0, problems } };
    const id = newId<LiveSessionId>();
    for (let attempt = 0; attempt < PINS; attempt += 1) {
      const pin = String(randomInt(1_000_000)).padStart(6, '0');
      const session: LiveSession = { id, name, pin, host: actor.name, rules, script, phase: 'draft', place: -1, since: clock.now(), dueAt: null, auto: false, locked: false, pausedFrom: null, createdAt: clock.now(), version: 0 };
      if (!(await stores.liveSessions.create(contest.id, session, eventOf(clock, actor, { act: 'live-create', subject: name, detail: { session: id, rules, script } })))) continue;
      records.keep(session);
      await open(session);
      return { ok: true, value: { session: id, revision: 0, problems } };
    }
    return refuse('internal');
  }

  async function order(actor: Actor, given: LiveOrder): Promise<Verdict<LiveSaved | LiveMoved>> {
    if (given.order === 'create') return create(actor, given);
    const engine = await of(given.session);
    if (engine === undefined) return refuse('unknown');
    if (given.order === 'save') return save(engine, actor, given);
    if (given.order === 'take-over') return engine.takeOver(actor);
    if (given.order === 'remove') return engine.remove(actor, given);
    return given.order === 'rename' ? engine.rename(actor, given) : engine.order(actor, given);
  }

  async function save(engine: LiveEngine, actor: Actor, given: Extract<LiveOrder, { order: 'save' }>): Promise<Verdict<LiveSaved>> {
    const problems = around.scripts.problems(given.script);
    if (problems.length > 0) return { ok: true, value: { session: null, revision: engine.session().version, problems } };
    const saved = await engine.save(actor, given);
    return saved.ok ? { ok: true, value: { session: engine.session().id, revision: saved.value.revision, problems } } : saved;
  }

  function inHand<Value>(act: Promise<Value>): Promise<Value> {
    acts.add(act);
    return act.finally(() => acts.delete(act));
  }

  return {
    /** Names who serves the phones. */
    serve: (to: LiveAudience): void => {
      audience = to;
    },
    /** From here on the listener is told of each session in which something that walls and hosts see has changed. */
    onChange: (listener: (session: string) => void): void => void listeners.push(listener),
    order: (actor: Actor, given: LiveOrder): Promise<Verdict<LiveSaved | LiveMoved>> => inHand(order(actor, given)),
    lobby: door.lobby,
    join: (...given: Parameters<typeof join>): Promise<Verdict<LiveJoined>> => inHand(join(...given)),
    /** Whose token it is; undefined for an unknown one, and for who was removed. */
    seat: async (token: string): Promise<LiveSeat | undefined> => {
      const hash = tokenHash(token);
      const session = await stores.livePlayers.sessionOf(hash);
      const engine = session && (await of(session));
      const player = engine?.withToken(hash);
      return engine === undefined || player === undefined ? undefined : { engine, player };
    },
    /** Somebody of the roster may not play any more: out of everything that has not ended. */
    exclude: async (actor: Actor, participant: ParticipantId, reason: string): Promise<void> => {
      for (const engine of engines.values()) if (engine.session().phase !== 'ended') await engine.exclude(actor, participant, reason);
    },
    signedOut: (participant: ParticipantId): void => engines.forEach((engine) => engine.signedOut(participant)),
    list: async (): Promise<LiveSummary[]> => {
      const rows = await stores.liveSessions.all(contest.id);
      return rows.toReversed().map(({ id, name, phase, pin, createdAt, host, people }) => ({ session: id, name, phase, pin, people, createdAt, host }));
    },
    hostView: async (id: string): Promise<Verdict<LiveHostView>> => {
      const engine = await of(id);
      if (engine === undefined) return refuse('unknown');
      const view = await engine.host.view();
      return { ok: true, value: { ...view, version: nextVersion() } };
    },
    players: async ({ session, search }: { session: string; search: string }): Promise<Verdict<LivePlayers>> => {
      const engine = await of(session);
      return engine === undefined ? refuse('unknown') : { ok: true, value: engine.host.players(search) };
    },
    answers: async ({ session, step }: { session: string; step: string }): Promise<Verdict<LiveAnswers>> => {
      const engine = await of(session);
      return engine === undefined ? refuse('unknown') : { ok: true, value: engine.host.answers(step) };
    },
    /** What a wall shows; undefined where there is no such session. */
    shown: async (id: string): Promise<LiveShown | undefined> => (await of(id))?.shown(),
    /** Whether there is such a session, in memory or not. */
    has: records.has,
    isInMemory: (id: string): boolean => engines.has(id),
    running: (): number => [...engines.values()].filter((engine) => engine.isRunning()).length,
    measuresLag: (): boolean => [...engines.values()].some((engine) => engine.session().rules.lagCredit !== null),
    /** Takes up what has not ended; `from` is the last sign of life. */
    recover: async (from: number): Promise<void> => {
      for (const row of await stores.liveSessions.all(contest.id)) {
        records.keep(row);
        if (row.phase === 'ended') continue;
        const engine = await readable(row);
        await engine?.recover(from);
        await engine?.excludeAll();
      }
    },
    listening: (): void => engines.forEach((engine) => engine.listening()),
    idle: async (): Promise<void> => {
      await Promise.allSettled(acts);
      await Promise.all([...engines.values()].map((engine) => engine.idle())).catch((error: unknown) => events.backgroundFailed('live session', error));
    },
    stop: (): void => {
      stopped = true;
      memory.stop();
      engines.forEach((engine) => engine.stop());
      tellers.forEach((teller) => teller.stop());
    },
  };
}

function refuse(refusal: Refusal): Verdict<never> {
  return { ok: false, refusal };
}
