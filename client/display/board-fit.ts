import type { LiveHallScreen } from '../../server/protocol/live-projector.ts';
import { firstFitting, isWhole } from './fit.ts';

/** How a question is laid out: time and water beside it or above it, how large, and how much is said about the key. */
export interface BoardMode { layout: 'side' | 'dense'; fit: number; why: 'all' | 'citation' | 'none' }

const SIDE = [1.3, 1.2, 1.1, 1.05, 1, 0.94, 0.88, 0.83] as const;
const DENSE = [1.1, 1, 0.94, 0.88, 0.83] as const;
/** Only where the foot is lifted or the text enlarged. */
const LEAST = [0.78, 0.72, 0.66, 0.6] as const;

/** From the wanted to the least. */
export function modesOf({ screen }: Pick<LiveHallScreen, 'screen'>): BoardMode[] {
  const of = (layout: BoardMode['layout'], fits: readonly number[], why: BoardMode['why'] = 'all') => fits.map((fit) => ({ layout, fit, why }));
  if (screen !== 'histogram') return [...of('side', SIDE), ...of('dense', DENSE), ...of('dense', LEAST)];
  return [
    ...of('side', SIDE), ...of('side', SIDE.slice(2), 'citation'), ...of('dense', DENSE), ...of('dense', DENSE, 'citation'),
    ...of('dense', DENSE, 'none'), ...of('dense', LEAST, 'none'),
  ];
}

/** Dresses the board in the first mode in which all of it can be read. */
export function fitBoard(board: HTMLElement, modes: readonly BoardMode[]): void {
  const wear = (at: number): boolean => {
    const { layout, fit, why } = modes[at] ?? { layout: 'dense', fit: 1, why: 'none' };
    board.dataset['layout'] = layout;
    hide(board, '.address', layout === 'dense' || !isTopWhole(board));
    hide(board, '.explanation', why !== 'all');
    hide(board, '.why:not(.voided)', why === 'none');
    board.style.setProperty('--fit', String(fit));
    return isWhole(board);
  };
  wear(firstFitting([0, ...modes.keys()], wear));
}

/** The address is the first to go: its code stands beside it. */
function isTopWhole(board: HTMLElement): boolean {
  hide(board, '.address', false);
  const top = board.querySelector<HTMLElement>('.top');
  return top === null || top.scrollWidth <= top.clientWidth + 1;
}

function hide(board: HTMLElement, selector: string, isHidden: boolean): void {
  const part = board.querySelector<HTMLElement>(selector);
  if (part) part.hidden = isHidden;
}
