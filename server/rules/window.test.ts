import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isOpen, refuseStart, type StartRefusal, type StartRequest } from './window.ts';

const window = suite('window');

/** Half a minute of paper in a window of a hundred seconds; nothing stands against it. */
const ALLOWED: StartRequest = {
  window: { opensAt: 100_000, closesAt: 200_000 },
  receivedAt: 150_000,
  excluded: false,
  attemptsTaken: 0,
  attemptsAllowed: 1,
  paperTime: 30_000,
  shortAccepted: false,
  clockInDoubt: false,
};

for (const { name, instant, open } of [
  { name: '1 ms before the opening', instant: 99_999, open: false },
  { name: 'at the opening', instant: 100_000, open: true },
  { name: '1 ms before the close', instant: 199_999, open: true },
  { name: 'at the close', instant: 200_000, open: false },
]) {
  window(`[W1] a round is ${open ? 'open' : 'not open'} ${name}`, () => {
    assert.is(isOpen(ALLOWED.window, instant), open);
  });
}

window('[W1] of two windows that follow each other exactly one is open at their border', () => {
  const sunday = { opensAt: 0, closesAt: 86_400_000 };
  const monday = { opensAt: 86_400_000, closesAt: 172_800_000 };
  assert.equal([sunday, monday].map((day) => isOpen(day, 86_400_000)), [false, true]);
});

const starts: { name: string; request: Partial<StartRequest>; expected: StartRefusal | undefined }[] = [
  { name: '[W2] 1 ms before the opening', request: { receivedAt: 99_999 }, expected: 'not-open' },
  { name: '[W2] at the opening', request: { receivedAt: 100_000 }, expected: undefined },
  { name: '[W2] 1 ms before the close, accepted as short', request: { receivedAt: 199_999, shortAccepted: true }, expected: undefined },
  { name: '[W2] at the close, accepted as short', request: { receivedAt: 200_000, shortAccepted: true }, expected: 'closed' },
  { name: '[W3] somebody who is excluded', request: { excluded: true }, expected: 'excluded' },
  { name: '[W4] the last attempt of three', request: { attemptsTaken: 2, attemptsAllowed: 3 }, expected: undefined },
  { name: '[W4] an attempt after the last of three', request: { attemptsTaken: 3, attemptsAllowed: 3 }, expected: 'already-taken' },
  { name: '[W5] while the clock is in doubt', request: { clockInDoubt: true }, expected: 'clock-in-doubt' },
  { name: '[W6] with exactly the time of the paper left', request: { receivedAt: 170_000 }, expected: undefined },
  { name: '[W6] with 1 ms too little left', request: { receivedAt: 170_001 }, expected: 'short-of-time' },
  { name: '[W6] with too little left, accepted as short', request: { receivedAt: 170_001, shortAccepted: true }, expected: undefined },
  { name: '[W6] with extra time that goes beyond the close', request: { paperTime: 50_001 }, expected: 'short-of-time' },
];

for (const { name, request, expected } of starts) {
  window(`${name}: ${expected ?? 'starts'}`, () => {
    assert.is(refuseStart({ ...ALLOWED, ...request }), expected);
  });
}

window('[W7] of several refusals the first in the order is told', () => {
  const refusals: [StartRefusal, Partial<StartRequest>][] = [
    ['excluded', { excluded: true }],
    ['not-open', { receivedAt: 99_999 }],
    ['closed', { receivedAt: 200_000 }],
    ['already-taken', { attemptsTaken: 1 }],
    ['clock-in-doubt', { clockInDoubt: true }],
    ['short-of-time', { paperTime: 1_000_000 }],
  ];
  const withoutOneEnd = fc.constantFrom('not-open', 'closed').map((end) => refusals.filter(([refusal]) => refusal !== end));
  const several = withoutOneEnd.chain((possible) => fc.subarray(possible, { minLength: 2 }));
  fc.assert(fc.property(several, (together) => {
    const request = together.reduce((all, [, part]) => ({ ...all, ...part }), ALLOWED);
    assert.is(refuseStart(request), together[0]?.[0]);
  }), { seed: 221, numRuns: 300 });
});

window.run();
