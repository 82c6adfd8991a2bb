import type { Clock } from '../clock.ts';
import type { LiveStanding } from './standings.ts';

/** People join in crowds: so long is a standing good without who has joined meanwhile, milliseconds. They have no place before the next question anyway. */
const GOOD_WITHOUT_JOINED = 2_000;

/** The standing as long as it is true: adding it up looks at everybody and every question. */
export function keptStanding(clock: Pick<Clock, 'now'>, addUp: () => LiveStanding) {
  let kept: LiveStanding | undefined;
  let keptOf: readonly unknown[] = [];
  let keptAt = 0;
  let lacksJoined = false;

  return {
    now: (): LiveStanding => {
      if (kept !== undefined && !(lacksJoined && clock.now() >= keptAt + GOOD_WITHOUT_JOINED)) return kept;
      kept = addUp();
      keptAt = clock.now();
      lacksJoined = false;
      return kept;
    },
    /** Something that counts has changed. */
    drop: (): void => {
      kept = undefined;
    },
    /** What it is made of now: where each is the very same as before, it stays. */
    madeOf: (parts: readonly unknown[]): void => {
      if (parts.length !== keptOf.length || parts.some((part, place) => part !== keptOf[place])) kept = undefined;
      keptOf = parts;
    },
    joined: (): void => {
      lacksJoined = true;
    },
  };
}
