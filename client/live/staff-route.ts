/*
 * Which way a page of the staff hears the server.
 * 1. A WebSocket is tried first and for as long as the page lives; it carries once it has answered what is followed.
 * 2. Where it does not within four seconds, or failed twice in a row, plain HTTPS is asked every two seconds until it does.
 * 3. The server pushes at least every five seconds. A socket that says nothing for twelve is asked, and given up where it does not answer.
 */
import type { ControlView } from '../../server/protocol/control.ts';
import type { ServerClock } from './clock.ts';
import { StaffPolling } from './staff-polling.ts';
import type { Followed, Wish } from './staff-carrier.ts';
import { StaffSocket } from './staff-socket.ts';

/** live: by WebSocket. https: the same, asked for every two seconds. */
export type StaffConnection = 'connecting' | 'live' | 'https' | 'offline';

export interface StaffRouteHears {
  changed(): void;
  followed(seen: Followed): void;
  control(control: ControlView): void;
  turnedAway(reason: string): void;
}

const FALLBACK_MS = 4000;
const FAILURES_UNTIL_FALLBACK = 2;
const FAILURES_UNTIL_RELAXED = 4;
const GRACE_MS = 1500;
const SILENCE_MS = 12_000;

export class StaffRoute {
  /** How often the connection has been tried anew since it was lost. */
  tries = 0;
  readonly #clock: ServerClock;
  readonly #hears: StaffRouteHears;
  readonly #socket: StaffSocket;
  #wish: Wish;
  #polling: StaffPolling | undefined;
  #up: 'socket' | 'https' | undefined;
  #silence: 'connecting' | 'offline' = 'connecting';
  #isClosed = false;
  /** Counts the questions to the socket: only the newest one's answer is of interest. */
  #watches = 0;
  #fallback: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(wish: Wish, clock: ServerClock, hears: StaffRouteHears) {
    this.#wish = wish;
    this.#clock = clock;
    this.#hears = hears;
    this.#socket = new StaffSocket({
      up: () => void this.#ask(),
      down: () => this.#socketDown(),
      followed: (seen) => this.#heard(() => hears.followed(seen)),
      control: (control) => this.#heard(() => hears.control(control)),
      turnedAway: (reason) => hears.turnedAway(reason),
    });
    this.#awaitSocket();
    this.#awaitAnything();
  }

  get connection(): StaffConnection {
    if (this.#up === 'socket') return 'live';
    return this.#up ?? this.#silence;
  }

  follow(wish: Wish): void {
    this.#wish = wish;
    if (this.#up === 'socket') void this.#ask();
    void this.#polling?.poll();
  }

  /** The device woke up or its network came back. */
  wake(): void {
    if (this.#up === 'socket') void this.#ask();
    else this.#socket.nudge();
  }

  close(): void {
    // What is still under way fails now, and must not open anything anew.
    this.#isClosed = true;
    clearTimeout(this.#fallback);
    clearTimeout(this.#grace);
    clearTimeout(this.#watchdog);
    this.#polling?.close();
    this.#socket.close();
  }

  async #ask(): Promise<void> {
    this.#watches += 1;
    const asked = this.#watches;
    const sentAt = this.#clock.mark();
    const outcome = await this.#socket.follow(this.#wish);
    if (this.#isClosed || asked !== this.#watches) return;
    if (!outcome.ok) {
      if (outcome.refusal === 'no-answer') return this.#giveUp();
      this.#askLater();
      return this.#hears.turnedAway(outcome.refusal);
    }
    if (this.#up !== 'socket') this.#clock.doubt();
    this.#clock.observe(sentAt, outcome.value.now);
    this.#socketUp();
    this.#heard(() => this.#hears.followed(outcome.value));
  }

  #giveUp(): void {
    this.#openHttps();
    this.#socket.restart();
  }

  #socketUp(): void {
    clearTimeout(this.#fallback);
    this.#polling?.close();
    this.#polling = undefined;
    this.#socket.hurry();
    this.tries = 0;
    this.#rise('socket');
  }

  #socketDown(): void {
    this.tries += 1;
    this.#watches += 1;
    clearTimeout(this.#watchdog);
    if (this.#up === 'socket') this.#fall();
    if (this.tries >= FAILURES_UNTIL_FALLBACK) this.#openHttps();
    if (this.#up === 'https' && this.tries >= FAILURES_UNTIL_RELAXED) this.#socket.relax();
    this.#awaitSocket();
    this.#hears.changed();
  }

  #heard(tell: () => void): void {
    this.#askLater();
    tell();
  }

  #askLater(): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => void this.#ask(), SILENCE_MS);
  }

  #awaitSocket(): void {
    if (this.#polling) return;
    clearTimeout(this.#fallback);
    this.#fallback = setTimeout(() => this.#openHttps(), FALLBACK_MS);
  }

  #openHttps(): void {
    clearTimeout(this.#fallback);
    const { followed, control, turnedAway } = this.#hears;
    this.#polling ??= new StaffPolling(() => this.#wish, {
      up: () => {
        if (this.#up === undefined) this.#rise('https');
      },
      down: () => {
        if (this.#up === 'https') this.#fall();
      },
      followed,
      control,
      turnedAway,
    }, this.#clock);
  }

  #rise(way: 'socket' | 'https'): void {
    const isChanged = this.#up !== way;
    clearTimeout(this.#grace);
    this.#up = way;
    if (isChanged) this.#hears.changed();
  }

  #fall(): void {
    this.#up = undefined;
    this.#silence = 'connecting';
    this.#awaitAnything();
    this.#hears.changed();
  }

  /** A connection that is gone for a moment is being made anew, one that stays away is called lost. */
  #awaitAnything(): void {
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => {
      this.#silence = 'offline';
      this.#hears.changed();
    }, FALLBACK_MS + GRACE_MS);
  }
}
