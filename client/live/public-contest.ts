import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PublicContest, PublicRound } from '../../server/protocol/public.ts';
import { showTimesIn } from '../words/language.ts';
import { jittered } from './outbox.ts';

const ASK_AGAIN_MS = 2000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * What everybody may read of the contest, kept fresh: asked until it comes, as there is no page without it; again when the page is
 * looked at, and when a round opens or closes by the server's clock.
 */
export class FreshContest implements ReactiveController {
  contest: PublicContest | undefined;
  /** The first reading has failed at least once. */
  failed = false;
  readonly #host: ReactiveControllerHost;
  readonly #isWanted: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = false;

  /** `isWanted`: whether the page shows the contest at all just now. */
  constructor(host: ReactiveControllerHost, isWanted: () => boolean = () => true) {
    this.#host = host;
    this.#isWanted = isWanted;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    void this.read();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
  }

  async read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    clearTimeout(this.#timer);
    const contest = await once();
    this.#reading = false;
    if (contest) showTimesIn(contest.zone);
    this.contest = contest ?? this.contest;
    this.failed = contest === undefined;
    this.#timer = setTimeout(this.#look, contest ? untilChange(contest) : jittered(ASK_AGAIN_MS));
    this.#host.requestUpdate();
  }

  readonly #look = (): void => {
    const isSeen = document.visibilityState === 'visible' && this.#isWanted();
    if (isSeen || !this.contest) void this.read();
  };
}

/** How long until a round opens or closes, and a little more, so that a crowd does not ask in one instant. */
export function untilChange({ now, rounds }: Pick<PublicContest, 'now' | 'rounds'>, random: () => number = Math.random): number {
  const changes = rounds.flatMap(({ phase, opensAt, closesAt }) => (phase === 'closed' ? [] : [phase === 'open' ? closesAt : opensAt]));
  const next = Math.min(...changes.map((at) => Math.max(0, at - now)));
  return Math.min(LONGEST_WAIT_MS, next) + jittered(ASK_AGAIN_MS, random);
}

/** The round a visitor most likely means: the open one, else the next, else the last. */
export function currentRound(rounds: readonly PublicRound[]): PublicRound | undefined {
  return rounds.find(({ phase }) => phase === 'open') ?? rounds.find(({ phase }) => phase === 'scheduled') ?? rounds.at(-1);
}

async function once(): Promise<PublicContest | undefined> {
  // No network, or a proxy's own page: both are answered by asking again.
  try {
    const response = await fetch('/api/contest', { cache: 'no-store' });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
