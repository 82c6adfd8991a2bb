import type { PublicRound } from '../../server/protocol/public.ts';

type Listed = Pick<PublicRound, 'number' | 'phase' | 'published'>;

/** The round that a link's `#2` names, else the one a visitor most likely means: published last, else open, else the first. */
export function roundNamed<Round extends Listed>(rounds: readonly Round[], hash: string): Round | undefined {
  return (
    rounds.find(({ number }) => String(number) === hash.slice(1)) ??
    rounds.findLast(({ published }) => published) ??
    rounds.find(({ phase }) => phase === 'open') ??
    rounds[0]
  );
}
