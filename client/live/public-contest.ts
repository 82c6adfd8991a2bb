import type { PublicContest, PublicRound } from '../../server/protocol/public.ts';
import { jittered } from './outbox.ts';

/** What everybody may read of the contest; asked again and again until it comes, as there is no page without it. */
export async function fetchContest(failed: () => void = () => {}): Promise<PublicContest> {
  for (;;) {
    const contest = await once();
    if (contest) return contest;
    failed();
    await new Promise((resolve) => setTimeout(resolve, jittered(2000)));
  }
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
