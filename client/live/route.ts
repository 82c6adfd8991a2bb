/*
 * Which way the page speaks to the server.
 * 1. A WebSocket is tried first and for as long as the page lives.
 * 2. Where it is not up within four seconds, or failed twice in a row, plain HTTPS is asked as well and carries until the socket is up.
 * 3. A WebSocket that is up and lets a command or a beat of the clock go unanswered is given up for a new one, HTTPS is asked at once.
 * 4. While HTTPS carries and the socket keeps failing, the socket is tried only now and then.
 */
import type { Carrier, Door, Hears, Told } from './carrier.ts';
import type { ServerClock } from './clock.ts';
import { NO_ANSWER, type Outcome } from './commands.ts';
import { HttpCarrier } from './http-carrier.ts';
import { beat } from './pulse.ts';
import { SocketCarrier } from './socket-carrier.ts';

export type Connection = 'connecting' | 'good' | 'weak' | 'offline' | 'https';

interface RouteHears<Said extends Told> extends Pick<Hears<Said>, 'said' | 'turnedAway'> {
  changed(): void;
  /** A carrier came up: what waits may be sent. */
  ready(): void;
}

const FALLBACK_MS = 4000;
const FAILURES_UNTIL_FALLBACK = 2;
const FAILURES_UNTIL_RELAXED = 4;
const GRACE_MS = 1500;
const WEAK_MS = 900;

export class Route<Said extends Told> {
  /** How often the connection has been tried anew since it was lost. */
  tries = 0;
  readonly #door: Door;
  readonly #clock: ServerClock;
  readonly #hears: RouteHears<Said>;
  readonly #socket: SocketCarrier;
  /** The socket, listened to: a half-open one swallows what it is given and never says that it is down. */
  readonly #heardSocket: Carrier;
  #http: HttpCarrier<Said> | undefined;
  #up: 'socket' | 'http' | undefined;
  #roundTrip = 0;
  /** How often a socket came up, to tell the present one from those before it. */
  #sockets = 0;
  #silence: 'connecting' | 'weak' | 'offline' = 'connecting';
  #stopBeat: (() => void) | undefined;
  #fallback: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(door: Door, clock: ServerClock, hears: RouteHears<Said>) {
    this.#door = door;
    this.#clock = clock;
    this.#hears = hears;
    this.#socket = new SocketCarrier(door, {
      up: () => this.#socketUp(),
      down: () => this.#socketDown(),
      said: hears.said,
      turnedAway: (reason) => hears.turnedAway(reason),
    });
    this.#heardSocket = { send: (command, body) => this.#sendHearing(command, body), close: () => this.#socket.close() };
    this.#awaitSocket();
    this.#awaitAnything();
  }

  get connection(): Connection {
    if (this.#up === 'socket') return this.#roundTrip > WEAK_MS ? 'weak' : 'good';
    return this.#up === 'http' ? 'https' : this.#silence;
  }

  async send<Given>(command: string, body: object): Promise<Outcome<Given>> {
    const carrier: Carrier | undefined = this.#up === 'socket' ? this.#heardSocket : this.#http;
    return carrier ? carrier.send(command, body) : NO_ANSWER;
  }

  /** The device woke up or its network came back. */
  wake(): void {
    if (this.#up === 'socket') this.#restartBeat();
    if (this.#up !== 'socket') this.#socket.nudge();
  }

  close(): void {
    // What is still under way fails now, and must not open anything anew.
    this.#up = undefined;
    clearTimeout(this.#fallback);
    clearTimeout(this.#grace);
    this.#stopBeat?.();
    this.#http?.close();
    this.#socket.close();
  }

  async #sendHearing<Given>(command: string, body: object): Promise<Outcome<Given>> {
    const socket = this.#sockets;
    const outcome = await this.#socket.send<Given>(command, body);
    const isSilent = !outcome.ok && outcome.refusal === 'no-answer';
    if (isSilent && this.#up === 'socket' && socket === this.#sockets) {
      this.#openHttp();
      this.#socket.restart();
    }
    return outcome;
  }

  #socketUp(): void {
    clearTimeout(this.#fallback);
    this.#http?.close();
    this.#http = undefined;
    this.#sockets += 1;
    this.#socket.hurry();
    this.#clock.doubt();
    this.#roundTrip = 0;
    this.#rise('socket');
    this.#restartBeat();
  }

  #socketDown(): void {
    this.tries += 1;
    this.#stopBeat?.();
    if (this.#up === 'socket') this.#fall();
    if (this.tries >= FAILURES_UNTIL_FALLBACK) this.#openHttp();
    if (this.#up === 'http' && this.tries >= FAILURES_UNTIL_RELAXED) this.#socket.relax();
    this.#awaitSocket();
    this.#hears.changed();
  }

  #awaitSocket(): void {
    if (this.#http) return;
    clearTimeout(this.#fallback);
    this.#fallback = setTimeout(() => this.#openHttp(), FALLBACK_MS);
  }

  #openHttp(): void {
    clearTimeout(this.#fallback);
    this.#http ??= new HttpCarrier(this.#door, {
      up: () => {
        if (this.#up !== 'http') this.#rise('http');
      },
      down: () => {
        if (this.#up === 'http') this.#fall();
      },
      said: this.#hears.said,
      turnedAway: (reason) => this.#hears.turnedAway(reason),
    }, this.#clock);
  }

  #rise(way: 'socket' | 'http'): void {
    const wasSilent = this.#up === undefined;
    clearTimeout(this.#grace);
    this.#up = way;
    if (way === 'socket') this.tries = 0;
    if (way === 'http' && wasSilent) this.#socket.nudge();
    this.#hears.changed();
    this.#hears.ready();
  }

  #fall(): void {
    this.#up = undefined;
    this.#silence = 'weak';
    this.#awaitAnything();
    this.#hears.changed();
  }

  /** A connection that is gone for a moment is called weak, one that stays away is called lost. */
  #awaitAnything(): void {
    clearTimeout(this.#grace);
    this.#grace = setTimeout(() => {
      this.#silence = 'offline';
      this.#hears.changed();
    }, this.#silence === 'connecting' ? FALLBACK_MS + GRACE_MS : GRACE_MS);
  }

  #restartBeat(): void {
    this.#stopBeat?.();
    this.#stopBeat = beat(this.#heardSocket, this.#clock, (roundTrip) => {
      this.#roundTrip = roundTrip;
      this.#hears.changed();
    });
  }
}
