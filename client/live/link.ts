import type { Answer, ParticipantView, Receipt, SignedIn, SignIn } from '../../server/protocol/participant.ts';
import { ask } from './ask.ts';
import { ServerClock } from './clock.ts';
import { NO_ANSWER, PROTOCOL, type Body, type Command, type Outcome, type Value } from './commands.ts';
import { Outbox, type Kind, type Shelf } from './outbox.ts';
import { passOf, PASS } from './pass.ts';
import { Route, type Connection } from './route.ts';
import { AnswerSender } from './sender.ts';

/** Everything the page is drawn from. */
export interface LinkState {
  signedIn: boolean;
  /** Rises whenever somebody enters or leaves: what was asked for before is nobody's business after. */
  session: number;
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

const ENDS_SESSION: ReadonlySet<string> = new Set(['signed-out', 'revoked', 'not-signed-in']);

export const ROUND_ANSWERS: Kind<Answer> = {
  key: 'hoithi.outbox',
  question: ({ attempt, question }) => `${attempt} ${question}`,
  isAnswer(value): value is Answer {
    const { attempt, question, revision, choice } = { attempt: null, question: null, revision: null, choice: null, ...value };
    return typeof attempt === 'string' && Number.isInteger(question) && revision === 1 && Number.isInteger(choice);
  },
};

/** A participant's line to the server: signs in, keeps the newest view, carries commands and committed answers. */
export class ParticipantLink {
  readonly clock = new ServerClock();
  state: LinkState;
  readonly #shelf: Shelf;
  readonly #outbox: Outbox<Answer>;
  readonly #listeners = new Set<() => void>();
  #route: Route<{ view: ParticipantView }> | undefined;
  #sender: AnswerSender<Answer, Receipt> | undefined;
  /** The pass with which the route was opened; another tab may have stored another one since. */
  #pass: string | null = null;
  #leaving = false;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#outbox = new Outbox(shelf, ROUND_ANSWERS);
    this.state = {
      signedIn: shelf.getItem(PASS) !== null,
      session: 0,
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
    this.#shelf.setItem(PASS, passOf(outcome.value, codes));
    this.#change({ ...this.#nobody(), signedIn: true, connection: 'connecting', tries: 0 });
    this.#open();
    return outcome;
  }

  /** The device forgets at once; whether the server heard it does not matter to the person who hands the phone on. */
  async signOut(): Promise<void> {
    const { session } = this.state;
    this.#leaving = true;
    const heard = this.send('sign-out', {});
    this.#forgetPass();
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 1500))]);
    // The server's farewell may have been quicker, and somebody else may have entered by now.
    if (session === this.state.session) this.#leave();
    this.#leaving = false;
  }

  async send<Name extends Command>(command: Name, body: Body<Name>): Promise<Outcome<Value<Name>>> {
    return this.#route ? this.#route.send<Value<Name>>(command, body) : NO_ANSWER;
  }

  /** From here on the answer is safe on this device and goes to the server until the server has spoken. */
  commit(answer: Answer): void {
    this.#outbox.put(answer);
    this.#change({ waiting: this.#outbox.waiting });
    this.#flush();
  }

  /** Who has just come back has a device of a new name: until the attempt runs here, the server would refuse what waits for good. */
  #flush(): void {
    if (isHere(this.state.view)) this.#sender?.flush();
  }

  #open(): void {
    if (this.#route) return;
    this.#pass = this.#shelf.getItem(PASS);
    const [token = '', owner = ''] = this.#pass?.split(' ') ?? [];
    this.#outbox.turnTo(owner);
    if (token === '') return;
    const route = new Route<{ view: ParticipantView }>({ name: 'participant', protocol: PROTOCOL, token }, this.clock, {
      changed: () => this.#sync(),
      ready: () => this.#flush(),
      said: { view: (view) => this.#show(view) },
      turnedAway: (reason) => this.#turnedAway(reason),
    });
    this.#route = route;
    this.#sender = new AnswerSender(this.#outbox, (answer) => route.send<Receipt>('answer', answer), (answer, outcome) => this.#tell(answer, outcome));
    this.#change({ waiting: this.#outbox.waiting });
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
  }

  #close(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#sender?.stop();
    this.#sender = undefined;
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
    if (!isHere(shown)) this.#flush();
  }

  #turnedAway(reason: string): void {
    if (reason === 'old-page') return this.#change({ oldPage: true });
    if (ENDS_SESSION.has(reason)) return this.#leave(reason);
    this.#change({ parting: reason });
  }

  #leave(reason?: string): void {
    this.#close();
    this.#forgetPass();
    this.#outbox.turnTo('');
    this.#change({ ...this.#nobody(), parting: this.#leaving ? undefined : reason });
  }

  /** A tab that slept must not sign out whoever has entered in another one. */
  #forgetPass(): void {
    if (this.#shelf.getItem(PASS) === this.#pass) this.#shelf.removeItem(PASS);
  }

  /** What is known when nobody is there any more, or not yet. */
  #nobody(): Partial<LinkState> {
    return { session: this.state.session + 1, signedIn: false, view: undefined, parting: undefined, told: undefined, waiting: [] };
  }

  #tell(answer: Answer, outcome: Outcome<Receipt>): void {
    this.#change({ waiting: this.#outbox.waiting, told: { answer, outcome } });
  }

  #change(change: Partial<LinkState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function isHere(view: ParticipantView | undefined): boolean {
  return view !== undefined && view.state.state !== 'elsewhere';
}
