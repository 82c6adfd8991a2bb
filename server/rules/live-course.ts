/** Where a live session is; what each of these is, server/protocol/live.ts says. */
export type LivePhase = 'draft' | 'lobby' | 'announced' | 'reading' | 'open' | 'closed' | 'histogram' | 'standing' | 'pause' | 'message' | 'ended';

/** Of a step what its course follows from; durations in milliseconds. */
export type CourseStep =
  /** `announced`: it is there or was, and is never asked again. */
  | { kind: 'question'; limit: number; histogram: boolean; standing: boolean; voided: boolean; announced: boolean }
  | { kind: 'pause'; length: number | null }
  | { kind: 'message' };

/** How long things take, milliseconds. `stays`: in auto mode. */
export interface Pace {
  lead: number;
  reading: number;
  stays: { closed: number; histogram: number; standing: number; message: number };
}

export interface Course {
  steps: readonly CourseStep[];
  pace: Pace;
}

/** A session as it stands. `since`: when the phase began; `dueAt`: when it goes on by itself, null where only a host moves it. */
export interface LiveState {
  phase: LivePhase;
  /** Place of the step, from 0; -1 before the first. */
  place: number;
  since: number;
  dueAt: number | null;
  auto: boolean;
}

/** What a host's "next" leads to at an instant; undefined where only time, or nothing, leads on. */
export function next(course: Course, state: LiveState, at: number): LiveState | undefined {
  switch (state.phase) {
    case 'lobby':
      return enter(course, state, { place: 0, at });
    case 'open':
      return closedEarly(course, state, at);
    case 'closed':
    case 'histogram':
      return afterQuestion(course, state, at);
    case 'standing':
    case 'pause':
    case 'message':
      return enter(course, state, { place: state.place + 1, at });
    case 'draft':
    case 'announced':
    case 'reading':
    case 'ended':
      return undefined;
  }
}

/**
 * What happens by itself at `dueAt`; undefined where nothing is due yet. An opening happens when it is carried out, for nobody can have
 * seen it before; everything else at its due instant, however late this is asked.
 */
export function lapse(course: Course, state: LiveState, now: number): LiveState | undefined {
  const { dueAt } = state;
  if (dueAt === null || dueAt > now) return undefined;
  if (state.phase === 'announced' || state.phase === 'reading') return openNow(course, state, now);
  return state.phase === 'open' ? moved(course, state, { phase: 'closed', at: dueAt }) : next(course, state, dueAt);
}

/** An announced question's text, or the options of one that is read, without waiting on. */
export function openNow(course: Course, state: LiveState, at: number): LiveState | undefined {
  if (state.phase === 'announced') return moved(course, state, { phase: course.pace.reading > 0 ? 'reading' : 'open', at });
  return state.phase === 'reading' ? moved(course, state, { phase: 'open', at }) : undefined;
}

/** The screen before this one once more; undefined where there is none, or where a question would open again by it. */
export function back(course: Course, state: LiveState, at: number): LiveState | undefined {
  const { phase, place } = state;
  const step = course.steps[place];
  if (phase === 'standing' && step?.kind === 'question' && step.histogram && !step.voided) return moved(course, state, { phase: 'histogram', at });
  if (phase !== 'standing' && phase !== 'pause' && phase !== 'message') return undefined;
  const before = course.steps[place - 1];
  if (before === undefined) return undefined;
  const screen = lastScreen(before);
  return screen && moved(course, { ...state, place: place - 1 }, { phase: screen, at });
}

/** Where a question that is voided leaves the session: its key is out where it had opened, and it counts for nobody. */
export function voided(course: Course, state: LiveState, at: number): LiveState | undefined {
  const { phase } = state;
  if (phase === 'announced' || phase === 'reading') return moved(course, state, { phase: 'standing', at });
  return phase === 'open' || phase === 'closed' ? moved(course, state, { phase: 'histogram', at }) : undefined;
}

/** From here on it goes on by itself, or waits for a host: an opening and a close come by themselves in either. */
export function withAuto(course: Course, state: LiveState, { on, at }: { on: boolean; at: number }): LiveState {
  const set = { ...state, auto: on };
  if (isTimed(state.phase)) return set;
  const dueAt = dueOf(course, set);
  return { ...set, dueAt: dueAt === null ? null : Math.max(dueAt, at) };
}

/** Before its time a question closes with what it shows behind its close: phones are told both in one. */
function closedEarly(course: Course, state: LiveState, at: number): LiveState {
  const closed = moved(course, state, { phase: 'closed', at });
  const step = course.steps[state.place];
  const isShown = step?.kind === 'question' && (step.histogram || (step.standing && !step.voided));
  return isShown ? afterQuestion(course, closed, at) : closed;
}

/** Behind a close or a histogram: what the step still shows, or the next step. */
function afterQuestion(course: Course, state: LiveState, at: number): LiveState {
  const step = course.steps[state.place];
  if (step?.kind === 'question') {
    if (state.phase === 'closed' && step.histogram) return moved(course, state, { phase: 'histogram', at });
    if (step.standing && !step.voided) return moved(course, state, { phase: 'standing', at });
  }
  return enter(course, state, { place: state.place + 1, at });
}

/** A step from its beginning: a question that was announced before is passed over, to its standing or to what comes behind. */
function enter(course: Course, state: LiveState, { place, at }: { place: number; at: number }): LiveState {
  const step = course.steps[place];
  if (step === undefined) return { ...state, phase: 'ended', since: at, dueAt: null };
  if (step.kind !== 'question') return moved(course, { ...state, place }, { phase: step.kind, at });
  if (!step.announced) return moved(course, { ...state, place }, { phase: 'announced', at });
  return step.standing && !step.voided ? moved(course, { ...state, place }, { phase: 'standing', at }) : enter(course, state, { place: place + 1, at });
}

function moved(course: Course, state: LiveState, { phase, at }: { phase: LivePhase; at: number }): LiveState {
  const entered = { ...state, phase, since: at };
  return { ...entered, dueAt: dueOf(course, entered) };
}

/** Phases that end by themselves whoever drives. */
function isTimed(phase: LivePhase): boolean {
  return phase === 'announced' || phase === 'reading' || phase === 'open';
}

function dueOf({ steps, pace }: Course, { phase, place, since, auto }: LiveState): number | null {
  const step = steps[place];
  const stay = (length: number | null): number | null => (auto && length !== null ? since + length : null);
  switch (phase) {
    case 'announced':
      return since + pace.lead;
    case 'reading':
      return since + pace.reading;
    case 'open':
      return since + (step?.kind === 'question' ? step.limit : 0);
    case 'closed':
      return stay(pace.stays.closed);
    case 'histogram':
      return stay(pace.stays.histogram);
    case 'standing':
      return stay(pace.stays.standing);
    case 'message':
      return stay(pace.stays.message);
    case 'pause':
      return stay(step?.kind === 'pause' ? step.length : null);
    case 'draft':
    case 'lobby':
    case 'ended':
      return null;
  }
}

/** What a step ends with on the wall, if with anything. */
function lastScreen(step: CourseStep): LivePhase | undefined {
  if (step.kind !== 'question') return step.kind;
  // A voided question may never have been shown.
  if (step.standing || step.voided) return 'standing';
  return step.histogram ? 'histogram' : undefined;
}
