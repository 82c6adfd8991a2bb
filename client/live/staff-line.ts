import type { OrganiserAct } from '../../server/protocol/acts.ts';
import type { Board, OwnUnit, Scope } from '../../server/protocol/board.ts';
import type { ControlView } from '../../server/protocol/control.ts';
import type { LiveHostView, LiveOrder } from '../../server/protocol/live-host.ts';
import type { PictureOrder } from '../../server/protocol/picture.ts';
import type { Role } from '../../server/protocol/roles.ts';
import type { StaffMe, StaffSignIn } from '../../server/protocol/staff.ts';
import { showTimesIn } from '../words/language.ts';
import { showStaffTimesIn } from '../words/staff-format.ts';
import { ask } from './ask.ts';
import { ServerClock } from './clock.ts';
import type { Outcome } from './commands.ts';
import { jittered } from './outbox.ts';
import { STAFF_PROTOCOL, type Followed, type Wish } from './staff-carrier.ts';
import { isNewer } from './freshness.ts';
import { StaffRoute, type StaffConnection } from './staff-route.ts';

/** Everything a page of the staff is drawn from. */
export interface StaffState {
  /** asking: it is not known yet who is signed in. */
  stage: 'asking' | 'signed-out' | 'signed-in';
  me: StaffMe | undefined;
  /** Why nobody is signed in any more, or why the server does not say who is. */
  why: string | undefined;
  oldPage: boolean;
  connection: StaffConnection;
  tries: number;
  scope: Scope;
  board: Board | undefined;
  ownUnit: OwnUnit | undefined;
  control: ControlView | undefined;
  live: LiveHostView | undefined;
  /** The live session that was to be followed is none. */
  isMissing: boolean;
  /** By `performance.now()`: when the last message of these came. */
  heardAt: number | undefined;
}

const ASK_AGAIN_MS = 2000;
/** The longest wait that a browser's timer can hold. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const ENDS_SESSION: ReadonlySet<string> = new Set(['signed-out', 'removed', 'not-signed-in']);
const NOTHING = { board: undefined, ownUnit: undefined, control: undefined, live: undefined, isMissing: false, heardAt: undefined };

/** A staff member's line to the server: who is signed in, the newest views, and the way for commands. */
export class StaffLine {
  readonly clock = new ServerClock();
  state: StaffState = { stage: 'asking', me: undefined, why: undefined, oldPage: false, connection: 'connecting', tries: 0, scope: 'stage', ...NOTHING };
  readonly #roles: readonly Role[];
  readonly #of: 'scope' | 'live';
  readonly #listeners = new Set<() => void>();
  #route: StaffRoute | undefined;
  #session: string | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #leaving = false;

  /** `roles`: whose page this is; for anybody else nothing is followed. `of`: a page of live sessions follows one of them, once it is told which. */
  constructor(roles: readonly Role[], of: 'scope' | 'live' = 'scope') {
    this.#roles = roles;
    this.#of = of;
  }

  /** Opens with the first listener and closes with the last. Gives the way to stop listening. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#close();
    };
  }

  async signIn(given: StaffSignIn): Promise<Outcome<unknown>> {
    const outcome = await ask('/api/staff/sign-in', { body: given });
    if (outcome.ok) await this.#askWho();
    return outcome;
  }

  /** The cookie is the server's to take back: where it is not heard, nobody is signed out. */
  async signOut(): Promise<Outcome<unknown>> {
    this.#leaving = true;
    const outcome = await ask('/api/staff/sign-out', { body: {} });
    if (outcome.ok) this.#leave(undefined);
    this.#leaving = false;
    return outcome;
  }

  /** Follows the board of a scope from here on. */
  watch(scope: Scope): void {
    this.#change({ scope });
    this.#followNow();
  }

  /** Follows a live session from here on, or none. */
  watchLive(session: string | undefined): void {
    if (session === this.#session) return;
    this.#session = session;
    this.#hangUp();
    this.#change({ live: undefined, isMissing: false, heardAt: undefined, connection: 'connecting', tries: 0 });
    this.#followNow();
  }

  /** What a host orders of a session. */
  orderLive<Given>(order: LiveOrder): Promise<Outcome<Given>> {
    return this.#heeding<Given>('live-order', order);
  }

  /** Gives a question a picture, or takes it away. */
  picture<Given>(order: PictureOrder): Promise<Outcome<Given>> {
    return this.#heeding<Given>('picture', order);
  }

  act<Given>(act: OrganiserAct): Promise<Outcome<Given>> {
    return this.#heeding<Given>('act', act);
  }

  /** One look at exact numbers, which the server writes to its log. */
  exactLook(body: { scope: Scope; reason?: string }): Promise<Outcome<Board>> {
    return this.#heeding<Board>('exact-look', body);
  }

  /** `GET /api/staff/<path>`. */
  read<Given>(path: string): Promise<Outcome<Given>> {
    return this.#heeding<Given>(path);
  }

  async #heeding<Given>(path: string, body?: unknown): Promise<Outcome<Given>> {
    const outcome = await ask<Given>(`/api/staff/${path}`, { body });
    if (!outcome.ok && (ENDS_SESSION.has(outcome.refusal) || outcome.refusal === 'old-page')) this.#turnedAway(outcome.refusal);
    return outcome;
  }

  #open(): void {
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    void this.#askWho();
  }

  #close(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    clearTimeout(this.#again);
    this.#hangUp();
  }

  #hangUp(): void {
    this.#route?.close();
    this.#route = undefined;
  }

  readonly #wake = (): void => {
    if (document.visibilityState !== 'visible') return;
    if (this.state.stage === 'asking') void this.#askWho();
    this.#route?.wake();
  };

  /** Asked until the server says; and once more when the session is to end. */
  async #askWho(): Promise<void> {
    clearTimeout(this.#again);
    const sentAt = this.clock.mark();
    const outcome = await ask<StaffMe>('/api/staff/me', {});
    if (this.#listeners.size === 0) return;
    if (outcome.ok) return this.#enter(outcome.value, sentAt);
    if (ENDS_SESSION.has(outcome.refusal) || outcome.refusal === 'old-page') return this.#turnedAway(outcome.refusal);
    this.#change({ why: outcome.refusal });
    this.#again = setTimeout(() => void this.#askWho(), jittered(ASK_AGAIN_MS));
  }

  #enter(me: StaffMe, sentAt: number): void {
    if (me.protocol !== STAFF_PROTOCOL) return this.#turnedAway('old-page');
    this.clock.observe(sentAt, me.now);
    showStaffTimesIn(me.contest.zone);
    showTimesIn(me.contest.zone);
    this.#change({ stage: 'signed-in', me, why: undefined });
    this.#again = setTimeout(() => void this.#askWho(), Math.min(LONGEST_TIMER_MS, Math.max(0, me.expiresAt - me.now) + ASK_AGAIN_MS));
    this.#followNow();
  }

  #followNow(): void {
    const { me } = this.state;
    if (me === undefined || !this.#roles.includes(me.role)) return;
    const wish = this.#wishOf(me.role);
    if (wish === undefined) return;
    if (this.#route) return this.#route.follow(wish);
    this.#route = new StaffRoute(wish, this.clock, {
      changed: () => this.#sync(),
      followed: (seen) => this.#show(seen),
      control: (control) => this.#showControl(control),
      turnedAway: (reason) => this.#turnedAway(reason),
    });
  }

  #wishOf(role: Role): Wish | undefined {
    const { scope } = this.state;
    if (this.#of === 'live') return this.#session === undefined ? undefined : { of: 'live', session: this.#session };
    return { of: role === 'coordinator' ? 'own-unit' : 'board', scope };
  }

  #sync(): void {
    if (this.#route) this.#change({ connection: this.#route.connection, tries: this.#route.tries });
  }

  #show(seen: Followed): void {
    this.clock.hear(seen.now);
    const heardAt = performance.now();
    if ('revision' in seen) return this.#showLive(seen, heardAt);
    const { board, ownUnit, scope } = this.state;
    const shown = 'rows' in seen ? board : ownUnit;
    // A server that does not offer the scope answers with the stage; what still comes of the scope before is of no interest.
    const isOther = seen.scope !== scope && !(seen.scope === 'stage' && !seen.scopes.some((offered) => offered.scope === scope));
    if (isOther || (shown !== undefined && !isNewer(seen, shown))) return this.#change({ heardAt });
    this.#change({ heardAt, scope: seen.scope, ...('rows' in seen ? { board: seen } : { ownUnit: seen }) });
  }

  #showLive(seen: LiveHostView, heardAt: number): void {
    const { live } = this.state;
    const isNews = seen.session === this.#session && (live === undefined || isNewer(seen, live));
    this.#change(isNews ? { live: seen, heardAt } : { heardAt });
  }

  #showControl(control: ControlView): void {
    this.clock.hear(control.now);
    const shown = this.state.control;
    if (shown === undefined || isNewer(control, shown)) this.#change({ control, heardAt: performance.now() });
  }

  #turnedAway(reason: string): void {
    if (reason === 'old-page') return this.#change({ oldPage: true });
    if (reason === 'unknown' && this.#session !== undefined) this.#change({ isMissing: true });
    if (ENDS_SESSION.has(reason)) this.#leave(this.#leaving ? undefined : reason);
  }

  #leave(reason: string | undefined): void {
    // Who has never been in is not told that a session has ended.
    const why = this.state.stage === 'signed-in' ? reason : undefined;
    clearTimeout(this.#again);
    this.#hangUp();
    this.#change({ stage: 'signed-out', me: undefined, why, connection: 'connecting', tries: 0, ...NOTHING });
  }

  #change(change: Partial<StaffState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
