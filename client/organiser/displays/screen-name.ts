import type { ControlRound } from '../../../server/protocol/control.ts';
import type { Screen } from '../../../server/protocol/display.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';

/** A picture of a script in words. */
export function screenName(screen: Screen, words: OrganiserWords, rounds: readonly ControlRound[]): string {
  const { screens } = words.displays;
  const roundName = (number: number) => rounds.find((round) => round.number === number)?.name ?? String(number);
  switch (screen.kind) {
    case 'standing':
      return screens.standing(roundName(screen.round), screen.top);
    case 'participation':
      return screens.participation(screen.scope === 'stage' ? screens.wholeStage : roundName(screen.scope), screen.category === null ? '' : words.board.shortCategories[screen.category]);
    case 'message':
      return screens.message(screen.title);
    case 'live':
      return screens.live;
  }
}
