import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BOARD } from './board.ts';
import { boardFigures, type Measured } from './board-figures.ts';
import type { Figure } from './figure.ts';

const figures = suite('the figures of the boards');

/** Two spans with viewers, 10 s each; three people finish in the first, and the boards of it count them. */
function measured(change: Partial<Measured['watched'][number]> = {}): Measured {
  const span = { from: 0, to: 10_000, cpu: 0.4, answersPerSecond: 500 };
  const boards = [{ at: 900, taken: 0 }, { at: 1_200, taken: 2 }, { at: 1_700, taken: 3 }];
  const watched = [{ ...span, cpu: 0.45, boards, mostInOneSecond: 4, perSecond: 3, ...change }, { ...span, from: 20_000, to: 30_000, cpu: 0.45, boards: [], mostInOneSecond: 3, perSecond: 3 }];
  return { without: [span, span, span], watched, played: { finishes: [1_100, 1_000, 1_300], answers: 12, failures: [] } };
}

function of(change: Parameters<typeof measured>[0], beginning: string): Pick<Figure, 'value' | 'holds'> {
  const found = boardFigures(BOARD, measured(change)).find(({ name }) => name.startsWith(beginning));
  if (found === undefined) throw new Error(`there is no figure ${beginning}`);
  return { value: Math.round(found.value * 1000) / 1000, holds: found.holds };
}

figures('tell of each finish how long it took until a board counted as many', () => {
  assert.equal(of({}, 'board behind an acknowledged finish, most'), { value: 400, holds: true });
  assert.equal(of({}, 'board behind an acknowledged finish, median'), { value: 200, holds: true });
});

figures('do not pass a board that comes late, or never', () => {
  assert.equal(of({ boards: [{ at: 900, taken: 0 }, { at: 2_400, taken: 3 }] }, 'board behind an acknowledged finish, most'), { value: 1_400, holds: false });
  assert.equal(of({ boards: [{ at: 900, taken: 2 }] }, 'board behind an acknowledged finish, most'), { value: Infinity, holds: false });
});

figures('hold the cost of viewers against the spans beside them, and pass only what is certain', () => {
  assert.equal(of({}, 'CPU that 10 viewers cost'), { value: 5, holds: true });
  assert.equal(of({ cpu: 0.53 }, 'CPU that 10 viewers cost'), { value: 9, holds: false });
});

figures('charge viewers what the same number of answers would not have cost', () => {
  assert.equal(of({ cpu: 0.41, answersPerSecond: 450 }, 'CPU that 10 viewers cost'), { value: 5, holds: true });
});

figures('do not pass a fifth message in one second, nor a load that did not arrive', () => {
  assert.equal(of({ mostInOneSecond: 5 }, 'messages to one viewer in any second'), { value: 5, holds: false });
  assert.equal(of({ answersPerSecond: 400 }, 'answers acknowledged'), { value: 450, holds: false });
});

figures('do not pass where somebody was refused or cut off', () => {
  const played = { ...measured().played, failures: ['an answer was refused'] };
  assert.equal(boardFigures(BOARD, { ...measured(), played }).filter(({ holds }) => !holds).map(({ name, value }) => [name, value]), [['people who were refused or cut off: an answer was refused', 1]]);
});

figures.run();
