import type { Socket } from 'socket.io-client';
import type { ControlView } from '../../server/protocol/control.ts';
import type { StaffFarewell } from '../../server/protocol/staff.ts';
import { NO_ANSWER, verdictIn, type Outcome } from './commands.ts';
import { FIRST_DELAY_MS, LONGEST_DELAY_MS, openSocket } from './open-socket.ts';
import { jittered } from './outbox.ts';
import { askedBy, STAFF_PROTOCOL, type Followed, type StaffHears, type Wish } from './staff-carrier.ts';

const ACK_PATIENCE_MS = 4000;
const RELAXED_DELAY_MS = 30_000;

/** The staff's WebSocket; the cookie goes with it by itself. It comes back for ever. */
export class StaffSocket {
  readonly #socket: Socket;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(hears: StaffHears) {
    const socket = openSocket('/staff', { protocol: STAFF_PROTOCOL });
    this.#socket = socket;
    socket.on('connect', () => hears.up());
    socket.on('board', (board: Followed) => hears.followed(board));
    socket.on('own-unit', (unit: Followed) => hears.followed(unit));
    socket.on('live', (view: Followed) => hears.followed(view));
    socket.on('control', (control: ControlView) => hears.control(control));
    socket.on('farewell', ({ why }: StaffFarewell) => hears.turnedAway(why));
    socket.on('disconnect', () => {
      hears.down();
      this.#comeBack();
    });
    socket.on('connect_error', (error) => {
      hears.down();
      // Where the socket stays active the network failed and Socket.IO tries again; else the server itself has answered.
      if (socket.active) return;
      this.#comeBack();
      hears.turnedAway(error.message);
    });
  }

  /** Follows it from here on; the answer is how it looks now. */
  async follow(wish: Wish): Promise<Outcome<Followed>> {
    if (!this.#socket.connected) return NO_ANSWER;
    const { event, body } = askedBy(wish);
    // emitWithAck rejects when the time is over or the connection breaks.
    try {
      return verdictIn<Followed>(await this.#socket.timeout(ACK_PATIENCE_MS).emitWithAck(event, body));
    } catch {
      return NO_ANSWER;
    }
  }

  /** Try at once: the network is said to be back. */
  nudge(): void {
    if (!this.#socket.connected) this.restart();
  }

  /** A new connection in place of the present one, whatever that believes of itself. */
  restart(): void {
    this.#socket.disconnect();
    clearTimeout(this.#again);
    this.#socket.connect();
  }

  /** Plain HTTPS carries; look only now and then whether a WebSocket gets through. */
  relax(): void {
    this.#socket.io.reconnectionDelay(RELAXED_DELAY_MS).reconnectionDelayMax(RELAXED_DELAY_MS);
  }

  hurry(): void {
    this.#socket.io.reconnectionDelay(FIRST_DELAY_MS).reconnectionDelayMax(LONGEST_DELAY_MS);
  }

  close(): void {
    clearTimeout(this.#again);
    this.#socket.off();
    this.#socket.disconnect();
  }

  /** Socket.IO does not return by itself where the server closed or refused. */
  #comeBack(): void {
    clearTimeout(this.#again);
    if (this.#socket.active) return;
    this.#again = setTimeout(() => this.#socket.connect(), jittered(1500));
  }
}
