import type { Socket } from 'socket.io-client';
import type { Black, DisplayFarewell, DisplayFrame, DisplayReport, Step } from '../../server/protocol/display.ts';
import { NO_ANSWER, verdictIn, type Outcome } from '../live/commands.ts';
import { openSocket } from '../live/open-socket.ts';
import { jittered } from '../live/outbox.ts';
import { DISPLAY_PROTOCOL } from './frame-store.ts';

export interface DisplayHears {
  up(): void;
  down(): void;
  frame(frame: DisplayFrame): void;
  /** The server has spoken: a farewell's reason, or why it lets nobody in. */
  turnedAway(reason: string): void;
}

interface Bodies { step: Step; black: Black; report: DisplayReport }

const ACK_PATIENCE_MS = 4000;
const RESTART_DELAY_MS = 1500;
const TURNED_AWAY_DELAY_MS = 15_000;

/** A display's WebSocket. It comes back for ever: nobody stands beside a wall to reload it. */
export class DisplaySocket {
  readonly #socket: Socket;
  #again: ReturnType<typeof setTimeout> | undefined;
  #delay = RESTART_DELAY_MS;

  constructor(token: string, hears: DisplayHears) {
    const socket = openSocket('/display', { token, protocol: DISPLAY_PROTOCOL });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#delay = RESTART_DELAY_MS;
      hears.up();
    });
    socket.on('frame', (frame: DisplayFrame) => hears.frame(frame));
    socket.on('farewell', ({ why }: DisplayFarewell) => this.#turnedAway(why, hears));
    socket.on('disconnect', () => {
      hears.down();
      this.#comeBack();
    });
    socket.on('connect_error', (error) => {
      hears.down();
      // Where the socket stays active the network failed and Socket.IO tries again; else the server itself has answered.
      if (socket.active) return;
      this.#turnedAway(error.message, hears);
      this.#comeBack();
    });
  }

  /** Nothing waits for a connection: what was pressed while the server was away would move the wall when nobody expects it. */
  async send<Name extends keyof Bodies>(name: Name, body: Bodies[Name]): Promise<Outcome<unknown>> {
    if (!this.#socket.connected) return NO_ANSWER;
    // emitWithAck rejects when the time is over or the connection breaks.
    try {
      return verdictIn(await this.#socket.timeout(ACK_PATIENCE_MS).emitWithAck(name, body));
    } catch {
      return NO_ANSWER;
    }
  }

  /** Try at once: the network is said to be back. */
  nudge(): void {
    if (this.#socket.connected) return;
    this.#socket.disconnect();
    clearTimeout(this.#again);
    this.#socket.connect();
  }

  close(): void {
    clearTimeout(this.#again);
    this.#socket.off();
    this.#socket.disconnect();
  }

  /** A server that restarts is soon back; whatever else it says, it will say again for a while. */
  #turnedAway(reason: string, hears: DisplayHears): void {
    this.#delay = reason === 'restarting' ? RESTART_DELAY_MS : TURNED_AWAY_DELAY_MS;
    hears.turnedAway(reason);
  }

  /** Socket.IO does not return by itself where the server closed or refused. */
  #comeBack(): void {
    clearTimeout(this.#again);
    if (this.#socket.active) return;
    this.#again = setTimeout(() => this.#socket.connect(), jittered(this.#delay));
  }
}
