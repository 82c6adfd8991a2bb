import type { LiveJoined, LiveLobby } from '../../server/protocol/live-player.ts';
import type { SignedIn, SignIn } from '../../server/protocol/participant.ts';
import { ask } from '../live/ask.ts';
import type { Outcome } from '../live/commands.ts';
import type { Shelf } from '../live/outbox.ts';
import { PASS, passOf } from '../live/pass.ts';
import { LIVE_PROTOCOL } from './live-link.ts';

const ENDED_PASS: ReadonlySet<string> = new Set(['not-signed-in', 'signed-out']);

/** The way into a room: what the PIN is of, the weekly sign-in where people are registered, and the join. */
export class Joining {
  pin = '';
  lobby: LiveLobby | undefined;
  busy = false;
  /** Why the last step did not go. */
  refusal = '';
  readonly #shelf: Shelf;
  readonly #changed: () => void;

  constructor(shelf: Shelf, changed: () => void) {
    this.#shelf = shelf;
    this.#changed = changed;
  }

  /** Whose sign-in this device keeps. */
  get known(): string | undefined {
    return this.#shelf.getItem(PASS)?.split(' ')[1];
  }

  async look(pin: string): Promise<void> {
    this.pin = pin;
    await this.#busily(async () => {
      const outcome = await ask<LiveLobby>(`/api/live/lobby?pin=${pin}`, { protocol: LIVE_PROTOCOL });
      if (pin === this.pin) this.lobby = outcome.ok ? outcome.value : undefined;
      return outcome;
    });
  }

  async signInAndJoin(codes: SignIn): Promise<LiveJoined | undefined> {
    return this.#busily(async () => {
      const outcome = await ask<SignedIn>('/api/participant/sign-in', { body: codes });
      if (!outcome.ok) return outcome;
      this.#shelf.setItem(PASS, passOf(outcome.value, codes));
      return this.#join(null);
    });
  }

  /** `nickname` for guests, null for whom the device's sign-in names. */
  async join(nickname: string | null): Promise<LiveJoined | undefined> {
    return this.#busily(() => this.#join(nickname));
  }

  /** The next person at this device. */
  forget(): void {
    const token = this.#token();
    this.#shelf.removeItem(PASS);
    this.refusal = '';
    if (token !== '') void ask('/api/participant/sign-out', { token, body: {} });
    this.#changed();
  }

  /** Back to the PIN. */
  turnBack(): void {
    this.lobby = undefined;
    this.pin = '';
    this.refusal = '';
    this.#changed();
  }

  #token(): string {
    return this.#shelf.getItem(PASS)?.split(' ')[0] ?? '';
  }

  async #join(nickname: string | null): Promise<Outcome<LiveJoined>> {
    const { pin } = this;
    const outcome = await ask<LiveJoined>('/api/live/join', { protocol: LIVE_PROTOCOL, body: { pin, nickname }, ...(nickname === null ? { token: this.#token() } : {}) });
    if (!outcome.ok && nickname === null && ENDED_PASS.has(outcome.refusal)) this.#shelf.removeItem(PASS);
    return outcome;
  }

  async #busily<Given>(step: () => Promise<Outcome<Given>>): Promise<Given | undefined> {
    this.busy = true;
    this.refusal = '';
    this.#changed();
    const outcome = await step();
    this.busy = false;
    this.refusal = outcome.ok ? '' : outcome.refusal;
    this.#changed();
    return outcome.ok ? outcome.value : undefined;
  }
}
