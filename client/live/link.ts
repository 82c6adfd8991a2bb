import type { Answer, ParticipantView, Receipt, SignedIn, SignIn } from '../../server/protocol/participant.ts';
import { ask } from './ask.ts';
import { ServerClock } from './clock.ts';
import { NO_ANSWER, type Body, type Command, type Outcome, type Value } from './commands.ts';
import { Outbox, type Shelf } from './outbox.ts';
import { Route, type Connection } from './route.ts';
import { AnswerSender } from './sender.ts';

/** Everything the page is drawn from. */
export interface LinkState {
  signedIn: boolean;
  view: ParticipantView | undefined;
  connection: Connection;
  tries: number;
  /** Why this device has to sign in again, or is waiting. */
  parting: string | undefined;
  oldPage: boolean;
  /** Committed answers the server has not spoken about. */
  waiting: readonly Answer[];
  /** The server's last word about an answer. */
  told: { answer: Answer; outcome: Outcome<Receipt> } | undefined;
}

const TOKEN = 'hoithi.token';
const ENDS_SESSION: ReadonlySet<string> = new Set(['signed-out', 'revoked', 'not-signed-in']);

/** A participant's line to the server: signs in, keeps the newest view, carries commands and committed answers. */
export class ParticipantLink {
  readonly clock = new ServerClock();
  state: LinkState;
  readonly #shelf: Shelf;
  readonly #outbox: Outbox;
  readonly #sender: AnswerSender;
  readonly #listeners = new Set<() => void>();
  #route: Route | undefined;
  #leaving = false;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#outbox = new Outbox(shelf);
    this.#sender = new AnswerSender(this.#outbox, (answer) => this.send('answer', answer), (answer, outcome) => this.#tell(answer, outcome));
    this.state = {
      signedIn: shelf.getItem(TOKEN) !== null,
      view: undefined,
      connection: 'connecting',
      tries: 0,
      parting: undefined,
      oldPage: false,
      waiting: this.#outbox.waiting,
      told: undefined,
    };
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

  async signIn(codes: SignIn): Promise<Outcome<SignedIn>> {
    const outcome = await ask<SignedIn>('/api/participant/sign-in', { body: codes });
    if (!outcome.ok) return outcome;
    this.#close();
    this.#shelf.setItem(TOKEN, outcome.value.token);
    this.#change({ signedIn: true, view: undefined, parting: undefined, connection: 'connecting', tries: 0, told: undefined });
    this.#open();
    return outcome;
  }

  /** The device forgets at once; whether the server heard it does not matter to the person who hands the phone on. */
  async signOut(): Promise<void> {
    this.#leaving = true;
    const heard = this.send('sign-out', {});
    this.#outbox.clear();
    this.#shelf.removeItem(TOKEN);
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 1500))]);
    this.#leave();
    this.#leaving = false;
  }

  async send<Name extends Command>(command: Name, body: Body<Name>): Promise<Outcome<Value<Name>>> {
    return this.#route ? this.#route.send(command, body) : NO_ANSWER;
  }

  /** From here on the answer is safe on this device and goes to the server until the server has spoken. */
  commit(answer: Answer): void {
    this.#outbox.put(answer);
    this.#change({ waiting: this.#outbox.waiting });
    this.#sender.flush();
  }

  #open(): void {
    const token = this.#shelf.getItem(TOKEN);
    if (token === null || this.#route) return;
    this.#route = new Route(token, this.clock, {
      changed: () => this.#sync(),
      ready: () => this.#sender.flush(),
      view: (view) => this.#show(view),
      turnedAway: (reason) => this.#turnedAway(reason),
      farewell: ({ why }) => this.#turnedAway(why),
    });
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
  }

  #close(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#sender.stop();
    this.#route?.close();
    this.#route = undefined;
  }

  readonly #wake = (): void => {
    if (document.visibilityState === 'visible') this.#route?.wake();
  };

  #sync(): void {
    if (this.#route) this.#change({ connection: this.#route.connection, tries: this.#route.tries });
  }

  #show(view: ParticipantView): void {
    const shown = this.state.view;
    if (shown && view.version < shown.version) return;
    this.clock.hear(view.now);
    this.#change({ view, parting: undefined });
  }

  #turnedAway(reason: string): void {
    if (reason === 'old-page') return this.#change({ oldPage: true });
    if (ENDS_SESSION.has(reason)) return this.#leave(reason);
    this.#change({ parting: reason });
  }

  #leave(reason?: string): void {
    this.#close();
    this.#shelf.removeItem(TOKEN);
    this.#change({ signedIn: false, view: undefined, parting: this.#leaving ? undefined : reason, told: undefined, waiting: this.#outbox.waiting });
  }

  #tell(answer: Answer, outcome: Outcome<Receipt>): void {
    this.#change({ waiting: this.#outbox.waiting, told: { answer, outcome } });
  }

  #change(change: Partial<LinkState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
