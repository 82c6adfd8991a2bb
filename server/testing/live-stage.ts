import type { LiveHostView, LiveOrder, LiveSaved } from '../protocol/live-host.ts';
import { liveRules, liveScript, type LiveRules } from '../protocol/live.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { joinLive, livePhone, type LivePhone } from './live-phone.ts';
import { apartFromWeeks } from './live-contest.ts';
import { signIn } from './player.ts';
import { personalCodeOf, staffCodeOf } from './small-contest.ts';
import { staffPage, type StaffPage } from './staff-page.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

type Script = Parameters<typeof liveScript.parse>[0];

/** Two questions of a point and 20 s, key 0 each, with histogram and standing. */
const TWO_QUESTIONS = {
  steps: [
    { kind: 'question', id: 'q1', question: 'ALPHA-01', seconds: 20 },
    { kind: 'question', id: 'q2', question: 'ALPHA-02', seconds: 20 },
  ],
  spares: [{ kind: 'question', id: 's1', question: 'BETA-01', seconds: 20 }],
};

/** An order without the session and the revision that the stage knows. */
type Given = LiveOrder extends infer One ? (One extends { revision: number } ? Omit<One, 'session' | 'revision'> : One extends { session: string } ? Omit<One, 'session'> : never) : never;

/** A live session on a real server, its host, and whoever joins. */
export interface LiveStage {
  world: World;
  host: StaffPage;
  session: string;
  pin: string;
  view(): Promise<LiveHostView>;
  /** The host orders, on the newest revision. */
  order(given: Given): Promise<Verdict<{ revision: number }>>;
  /** As the host, and it must be done. */
  act(given: Given): Promise<void>;
  /** Moves the clock and lets everything that is due happen. */
  advance(milliseconds: number): Promise<void>;
  guest(nickname: string): Promise<LivePhone>;
  /** Somebody of the roster. */
  person(person: number): Promise<LivePhone>;
  /** From the lobby, or what is there, to the next question's opening. */
  openNext(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions extends WorldOptions {
  rules?: Partial<LiveRules>;
  script?: Script;
}

export async function openStage({ rules, script, shape = (contest) => contest, ...options }: StageOptions = {}): Promise<LiveStage> {
  const world = await openWorld({ ...options, shape: (contest) => shape(apartFromWeeks(contest)) });
  const host = staffPage(() => world.address, await world.staff('host', 'organiser'));
  const phones: LivePhone[] = [];
  const declared = { joining: 'guests' as const, lagCredit: null, ...rules };
  const created = await host.post<LiveSaved>('live-order', { order: 'create', name: 'Chung kết tuần 1', rules: liveRules.parse(declared), script: liveScript.parse(script ?? TWO_QUESTIONS) });
  if (!created.ok || created.value.session === null) throw new Error(`no session: ${JSON.stringify(created)}`);
  const { session } = created.value;

  const self: LiveStage = {
    world,
    host,
    session,
    pin: '',
    view: async () => {
      const verdict = await host.get<LiveHostView>(`live?session=${session}`);
      if (!verdict.ok) throw new Error(`no view: ${verdict.refusal}`);
      return verdict.value;
    },
    order: async (given) => host.post('live-order', { session, revision: (await self.view()).revision, ...given }),
    act: async (given) => {
      const { revision } = await self.view();
      const isMoving = !['take-over', 'remove', 'rename'].includes(given.order);
      const verdict = await host.post('live-order', { session, ...(isMoving && { revision }), ...given });
      if (!verdict.ok) throw new Error(`${given.order} was refused: ${verdict.refusal}`);
    },
    advance: async (milliseconds) => {
      world.clock.advance(milliseconds);
      await world.settle();
    },
    guest: async (nickname) => seated(await joinLive(world.address, { pin: self.pin, nickname })),
    person: async (person) => {
      const signedIn = await signIn(world.address, { staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) });
      if (!signedIn.ok) throw new Error(`person ${person} could not sign in`);
      return seated(await joinLive(world.address, { pin: self.pin, nickname: null }, signedIn.value.token));
    },
    openNext: async () => {
      while ((await self.view()).phase !== 'announced') await self.act({ order: 'next' });
      do await self.advance(((await self.view()).dueAt ?? 0) - world.clock.now());
      while ((await self.view()).phase === 'reading');
    },
    close: async () => {
      for (const phone of phones) phone.leave();
      await world.close();
    },
  };

  async function seated(joined: Awaited<ReturnType<typeof joinLive>>): Promise<LivePhone> {
    if (!joined.ok) throw new Error(`not let in: ${joined.refusal}`);
    const phone = await livePhone(world.address, joined.value.token);
    phones.push(phone);
    return phone;
  }

  await self.act({ order: 'open-lobby' });
  self.pin = (await self.view()).pin;
  return self;
}
