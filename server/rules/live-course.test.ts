import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { back, lapse, next, openNow, voided, withAuto, type Course, type CourseStep, type LivePhase, type LiveState } from './live-course.ts';

const question = (changes: Partial<Extract<CourseStep, { kind: 'question' }>> = {}): CourseStep => ({ kind: 'question', limit: 20, histogram: true, standing: true, voided: false, announced: false, ...changes });
const pace = { lead: 3, reading: 0, stays: { closed: 2, histogram: 8, standing: 7, message: 6 } };
const course = (steps: CourseStep[], reading = 0): Course => ({ steps, pace: { ...pace, reading } });
const at = (phase: LivePhase, changes: Partial<LiveState> = {}): LiveState => ({ phase, place: 0, since: 100, dueAt: null, auto: false, ...changes });
const LOBBY = at('lobby', { place: -1 });

/** All phases from the lobby on, with their instants, where nobody waits. */
function walk(of: Course, from: LiveState): string[] {
  const seen: string[] = [];
  for (let state: LiveState | undefined = from; state !== undefined; ) {
    seen.push(`${state.phase} ${state.place} ${state.since}`);
    state = lapse(of, state, state.dueAt ?? -1) ?? next(of, state, state.since + 1);
  }
  return seen;
}

const live = suite('the course of a live session');

live('[LC1][LC2] goes through its script in order, and ends', () => {
  const steps: CourseStep[] = [question(), { kind: 'pause', length: 60 }, { kind: 'message' }, question({ histogram: false, standing: false })];
  assert.equal(walk(course(steps), LOBBY), [
    'lobby -1 100', 'announced 0 101', 'open 0 104', 'closed 0 124', 'histogram 0 125', 'standing 0 126', 'pause 1 127', 'message 2 128', 'announced 3 129', 'open 3 132', 'closed 3 152', 'ended 3 153',
  ]);
});

live('[LC1] has nothing behind a draft and behind its end', () => {
  assert.equal([next(course([question()]), at('draft'), 1), next(course([question()]), at('ended'), 1)], [undefined, undefined]);
});

live('[LC2] reads a question alone for so long', () => {
  assert.equal(walk(course([question({ standing: false })], 5), LOBBY), ['lobby -1 100', 'announced 0 101', 'reading 0 104', 'open 0 109', 'closed 0 129', 'histogram 0 130', 'ended 0 131']);
});

live('[LC2] shows a standing alone where that is all that its step says', () => {
  assert.equal(next(course([question({ histogram: false })]), at('closed'), 5)?.phase, 'standing');
});

const early: [string, CourseStep, string][] = [
  ['the key', question(), 'histogram'],
  ['the standing where no key is shown', question({ histogram: false }), 'standing'],
  ['nothing where neither is', question({ histogram: false, standing: false }), 'closed'],
];
for (const [shown, step, phase] of early) {
  live(`[LC2] closed before its time shows with it ${shown}`, () => {
    assert.is(next(course([step]), at('open', { dueAt: 103 }), 5)?.phase, phase);
    assert.is(lapse(course([step]), at('open', { dueAt: 103 }), 103)?.phase, 'closed');
  });
}

live('[LC3] happens at the due instant', () => {
  const open = at('open', { dueAt: 103 });
  assert.is(lapse(course([question()]), open, 102), undefined);
  assert.equal([lapse(course([question()]), open, 103)?.since, lapse(course([question()]), open, 900)?.since], [103, 103]);
  const announced = at('announced', { dueAt: 103 });
  assert.equal([102, 103, 900].map((now) => lapse(course([question()]), announced, now)?.since), [undefined, 103, 900]);
  assert.is(lapse(course([question()]), at('standing'), 900), undefined);
});

live('[LC4] opens and closes by itself, and waits for its host elsewhere', () => {
  assert.equal(next(course([question()]), at('announced'), 101), undefined);
  for (const phase of ['announced', 'reading', 'open'] as const) assert.is.not((openNow(course([question()]), at('announced'), 1) ?? at(phase)).dueAt, null);
  for (const phase of ['open', 'closed', 'histogram', 'standing'] as const) assert.is(next(course([question(), { kind: 'pause', length: 9 }]), at(phase), 200)?.dueAt ?? null, null, phase);
});

live('[LC4] needs no hand in auto mode', () => {
  const steps: CourseStep[] = [question(), { kind: 'pause', length: 60 }, { kind: 'message' }];
  const started = next(course(steps), { ...LOBBY, auto: true }, 100);
  assert.equal(walk(course(steps), started ?? LOBBY), ['announced 0 100', 'open 0 103', 'closed 0 123', 'histogram 0 125', 'standing 0 133', 'pause 1 140', 'message 2 200', 'ended 2 206']);
});

live('[LC4] waits in a pause without an end, in auto mode too', () => {
  assert.is(next(course([{ kind: 'pause', length: null }]), { ...LOBBY, auto: true }, 1)?.dueAt, null);
});

live('[LC2] opens at once what is announced or read', () => {
  assert.equal(openNow(course([question()]), at('announced'), 101), at('open', { since: 101, dueAt: 121 }));
  assert.equal(openNow(course([question()], 5), at('announced'), 101), at('reading', { since: 101, dueAt: 106 }));
  assert.equal(openNow(course([question()], 5), at('reading'), 102), at('open', { since: 102, dueAt: 122 }));
  assert.is(openNow(course([question()]), at('open'), 101), undefined);
});

const screens: { name: string; steps: CourseStep[]; from: LiveState; to: [LivePhase, number] | undefined }[] = [
  { name: 'from a standing to its histogram', steps: [question()], from: at('standing'), to: ['histogram', 0] },
  { name: 'from a standing with none to the step before', steps: [{ kind: 'message' }, question({ histogram: false })], from: at('standing', { place: 1 }), to: ['message', 0] },
  { name: 'from a pause to the standing before', steps: [question(), { kind: 'pause', length: null }], from: at('pause', { place: 1 }), to: ['standing', 0] },
  { name: 'from a message to the histogram before', steps: [question({ standing: false }), { kind: 'message' }], from: at('message', { place: 1 }), to: ['histogram', 0] },
  { name: 'from a message behind a question that shows nothing nowhere', steps: [question({ standing: false, histogram: false }), { kind: 'message' }], from: at('message', { place: 1 }), to: undefined },
  { name: 'from the standing behind a voided question to the step before', steps: [{ kind: 'message' }, question({ voided: true })], from: at('standing', { place: 1 }), to: ['message', 0] },
  { name: 'from a message to the standing behind a voided question', steps: [question({ voided: true, standing: false }), { kind: 'message' }], from: at('message', { place: 1 }), to: ['standing', 0] },
  { name: 'from the first step nowhere', steps: [{ kind: 'message' }], from: at('message'), to: undefined },
  { name: 'from a histogram nowhere', steps: [question()], from: at('histogram'), to: undefined },
];
for (const { name, steps, from, to } of screens)
  live(`[LC5] goes back ${name}`, () => {
    const screen = back(course(steps), from, 500);
    assert.equal(screen && [screen.phase, screen.place], to);
  });

const passed: { name: string; steps: CourseStep[]; to: [LivePhase, number] }[] = [
  { name: 'to its standing', steps: [{ kind: 'message' }, question({ announced: true })], to: ['standing', 1] },
  { name: 'to what comes behind where it shows no standing', steps: [{ kind: 'message' }, question({ announced: true, standing: false }), { kind: 'message' }], to: ['message', 2] },
  { name: 'to the next question where it was voided', steps: [{ kind: 'message' }, question({ announced: true, voided: true }), question()], to: ['announced', 2] },
  { name: 'to the end where nothing comes behind', steps: [{ kind: 'message' }, question({ announced: true, voided: true })], to: ['ended', 0] },
];
for (const { name, steps, to } of passed)
  live(`[LC8] passes over a question that was announced before, ${name}`, () => {
    const screen = next(course(steps), at('message'), 500);
    assert.equal(screen && [screen.phase, screen.place], to);
  });

live('[LC6] is left by a voided question, which is told only where it had opened', () => {
  const phaseOf = (phase: LivePhase) => voided(course([question()]), at(phase), 500)?.phase;
  assert.equal(['announced', 'reading', 'open', 'closed', 'histogram', 'standing', 'pause'].map((phase) => phaseOf(phase as LivePhase)), ['standing', 'standing', 'histogram', 'histogram', undefined, undefined, undefined]);
  assert.equal(next(course([question({ voided: true }), { kind: 'message' }]), at('histogram'), 500)?.phase, 'message');
});

live('[LC7] goes on by itself from when auto mode is turned on', () => {
  const standing = course([question()]);
  assert.is(withAuto(standing, at('standing'), { on: true, at: 102 }).dueAt, 107);
  assert.is(withAuto(standing, at('standing'), { on: true, at: 300 }).dueAt, 300);
  assert.is(withAuto(standing, at('standing', { auto: true, dueAt: 107 }), { on: false, at: 102 }).dueAt, null);
  assert.is(withAuto(standing, at('open', { auto: true, dueAt: 555 }), { on: false, at: 102 }).dueAt, 555);
  for (const from of [LOBBY, at('draft'), at('ended')]) assert.is(withAuto(standing, from, { on: true, at: 102 }).dueAt, null);
});

live('[LC4] closes at once where a step is no question any more', () => {
  assert.is(openNow(course([{ kind: 'message' }]), at('announced'), 101)?.dueAt, 101);
  assert.is(next(course([]), at('closed'), 101)?.phase, 'ended');
  assert.is(withAuto(course([]), at('pause'), { on: true, at: 1 }).dueAt, null);
});

live.run();
