import type { LIVE_PROTOCOL_VERSION, LiveAnswer, LiveOwn, LivePlayerScreenMessage, LivePlayerView, LiveReceipt } from '../../server/protocol/live-player.ts';
import { ServerClock } from '../live/clock.ts';
import type { Outcome } from '../live/commands.ts';
import { Outbox, type Kind, type Shelf } from '../live/outbox.ts';
import { Route, type Connection } from '../live/route.ts';
import { AnswerSender } from '../live/sender.ts';
import { dropTicket, type LiveTicket } from './live-ticket.ts';
import { laterOf, withOwn, withScreen, withView } from './newest.ts';

/** Said to the server on every connection; the type makes the compiler refuse a page that lags behind the contract. */
export const LIVE_PROTOCOL: typeof LIVE_PROTOCOL_VERSION = 2;

/** Everything a phone in a session is drawn from. */
export interface LiveState {
  ticket: LiveTicket | undefined;
  /** The newest of all that came, put together. */
  view: LivePlayerView | undefined;
  connection: Connection;
  tries: number;
  /** Why this device has to enter again, or is waiting. */
  parting: string | undefined;
  /** Another device of this player is the one; or the host has removed the player. */
  away: 'elsewhere' | 'removed' | undefined;
  oldPage: boolean;
  /** Answers the server has not spoken about. */
  waiting: readonly LiveAnswer[];
  /** The server's last word about an answer. */
  told: { answer: LiveAnswer; outcome: Outcome<LiveReceipt> } | undefined;
  /** What the server holds of the question on show. */
  receipt: LiveReceipt | undefined;
}

interface Said { view: LivePlayerView; screen: LivePlayerScreenMessage; own: LiveOwn }

const MOST_REVISIONS = 50;
const ENDS: ReadonlySet<string> = new Set(['signed-out', 'not-signed-in', 'unknown']);

const LIVE_ANSWERS: Kind<LiveAnswer> = {
  key: 'hoithi.live.outbox',
  question: ({ step }) => step,
  isAnswer(value): value is LiveAnswer {
    const { step, revision, choice } = { step: null, revision: null, choice: null, ...value };
    return typeof step === 'string' && Number.isInteger(revision) && Number.isInteger(choice);
  },
};

/** A player's line to a session: keeps the newest view and carries answers. */
export class LiveLink {
  readonly clock = new ServerClock();
  state: LiveState;
  readonly #shelf: Shelf;
  readonly #changed: () => void;
  readonly #outbox: Outbox<LiveAnswer>;
  #route: Route<Said> | undefined;
  #sender: AnswerSender<LiveAnswer, LiveReceipt> | undefined;
  /** Nothing has come yet on the present connection. */
  #isFirst = true;

  constructor(shelf: Shelf, changed: () => void) {
    this.#shelf = shelf;
    this.#changed = changed;
    this.#outbox = new Outbox(shelf, LIVE_ANSWERS);
    this.state = nobody();
  }

  open(ticket: LiveTicket): void {
    this.close();
    this.#outbox.turnTo(ticket.token);
    const route = new Route<Said>({ name: 'live', protocol: LIVE_PROTOCOL, token: ticket.token }, this.clock, {
      changed: () => this.#sync(),
      ready: () => {
        this.#isFirst = true;
        this.#sender?.flush();
      },
      said: { view: (view) => this.#show(view), screen: (screen) => this.#turn(screen), own: (own) => this.#own(own) },
      turnedAway: (reason) => this.#turnedAway(reason),
    });
    this.#route = route;
    this.#sender = new AnswerSender(this.#outbox, (answer) => route.send<LiveReceipt>('answer', answer), (answer, outcome) => this.#tell(answer, outcome));
    addEventListener('online', this.#wake);
    document.addEventListener('visibilitychange', this.#wake);
    const isSame = this.state.ticket?.token === ticket.token;
    this.#change({ ...(isSame ? this.state : nobody()), ticket, away: undefined, connection: 'connecting', tries: 0, waiting: this.#outbox.waiting });
  }

  close(): void {
    removeEventListener('online', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
    this.#sender?.stop();
    this.#sender = undefined;
    this.#route?.close();
    this.#route = undefined;
  }

  /** This device is nobody's in this session. */
  leave(parting?: string): void {
    this.close();
    dropTicket(this.#shelf);
    this.#outbox.turnTo('');
    this.#change({ ...nobody(), parting });
  }

  /** From here on the choice is safe on this device and goes to the server until the server has spoken; a later one goes as well. */
  answer(step: string, choice: number): void {
    const given = [this.state.receipt, ...this.state.waiting].flatMap((one) => (one?.step === step ? [one.revision] : []));
    const revision = Math.max(0, ...given) + 1;
    if (revision > MOST_REVISIONS) return;
    this.#outbox.put({ step, choice, revision });
    this.#change({ waiting: this.#outbox.waiting });
    this.#sender?.flush();
  }

  readonly #wake = (): void => {
    if (document.visibilityState === 'visible') this.#route?.wake();
  };

  #sync(): void {
    if (this.#route) this.#change({ connection: this.#route.connection, tries: this.#route.tries });
  }

  #show(came: LivePlayerView): void {
    this.clock.hear(came.now);
    this.#see(withView(this.#isFirst ? undefined : this.state.view, came));
    this.#isFirst = false;
  }

  #turn(came: LivePlayerScreenMessage): void {
    this.clock.hear(came.now);
    if (this.state.view) this.#see(withScreen(this.state.view, came));
  }

  #own(came: LiveOwn): void {
    if (this.state.view) this.#see(withOwn(this.state.view, came));
  }

  #see(view: LivePlayerView): void {
    const { receipt } = this.state;
    const step = 'step' in view.screen ? view.screen.step : undefined;
    const kept = receipt?.step === step ? receipt : undefined;
    const stored = view.question?.step === step ? view.question?.stored : undefined;
    this.#change({ view, parting: undefined, receipt: laterOf(kept, stored) });
  }

  #turnedAway(reason: string): void {
    if (reason === 'old-page') return this.#change({ oldPage: true });
    if (ENDS.has(reason)) return this.leave(reason);
    if (reason !== 'elsewhere' && reason !== 'removed') return this.#change({ parting: reason });
    this.close();
    return this.#change({ away: reason });
  }

  #tell(answer: LiveAnswer, outcome: Outcome<LiveReceipt>): void {
    const given = outcome.ok ? outcome.value : undefined;
    const isShown = given !== undefined && this.state.view !== undefined && 'step' in this.state.view.screen && this.state.view.screen.step === given.step;
    this.#change({ waiting: this.#outbox.waiting, told: { answer, outcome }, receipt: isShown ? laterOf(this.state.receipt, given) : this.state.receipt });
  }

  #change(change: Partial<LiveState>): void {
    this.state = { ...this.state, ...change };
    this.#changed();
  }
}

function nobody(): LiveState {
  return { ticket: undefined, view: undefined, connection: 'connecting', tries: 0, parting: undefined, away: undefined, oldPage: false, waiting: [], told: undefined, receipt: undefined };
}
