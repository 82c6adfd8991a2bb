import type { LiveQuestionRow } from '../../../db/live-sessions.ts';
import type { LiveOwn, LivePlayerScreenMessage, LivePlayerView } from '../../protocol/live-player.ts';
import type { LiveShown } from '../../protocol/live-projector.ts';
import type { Revealed } from '../../protocol/live.ts';
import { versions } from '../office/versions.ts';
import { receiptOf } from './answering.ts';
import { countingAnswer, type LivePlayer } from './crowd.ts';
import type { LiveCore } from './live-core.ts';
import { hallScreen, phoneScreen, type ScreenSources } from './screens.ts';
import { ownOf, standingRows, unitRows } from './standings.ts';

export type LiveViews = ReturnType<typeof liveViews>;

/** What phones and walls are sent of one session. */
export function liveViews(core: LiveCore) {
  const { around, people } = core;
  const { clock, bank, keys, contest } = around;
  const nextVersion = versions(clock, around.firstVersion);
  const over = new Map<string, { removed: number; counts: number[] }>();
  /** Of what everybody sees: a reader who comes between two screens gets the first one's. */
  let version = nextVersion();

  function revealed(row: LiveQuestionRow): Revealed {
    const { options, key, explanation, citation } = bank.question(row.question);
    const counts = countsOf(row.step, options.length);
    const there = people.playing().filter(({ row: { joinedAt } }) => row.closedAt === null || joinedAt < row.closedAt).length;
    return { key, counts, answered: counts.reduce((sum, count) => sum + count, 0), people: there, explanation, citation, voided: row.voidReason };
  }

  /** Of a question that is over the counts stand, as long as nobody is removed. */
  function countsOf(step: string, options: number): number[] {
    const isOver = core.released().some((row) => row.step === step) && (core.isCounted() || core.current()?.step !== step);
    const removed = people.removed();
    const known = isOver ? over.get(step) : undefined;
    if (known?.removed === removed) return known.counts;
    const counts = counted(step, options);
    if (isOver) over.set(step, { removed, counts });
    return counts;
  }

  function counted(step: string, options: number): number[] {
    const counts = Array.from({ length: options }, () => 0);
    for (const player of people.playing()) {
      const choice = countingAnswer(player, step)?.choice;
      if (choice !== undefined) counts[choice] = (counts[choice] ?? 0) + 1;
    }
    return counts;
  }

  function sources(): ScreenSources {
    const session = core.session();
    const { id, rules } = session;
    return {
      session,
      asked: core.current(),
      questionOf: (row) => bank.question(row.question),
      sealed: (step) => around.pictures.sealed(id, step),
      opened: (step) => around.pictures.opened(id, step),
      revealed,
      answering: ({ step }) => {
        const playing = people.playing();
        return { answered: playing.filter((player) => countingAnswer(player, step) !== undefined).length, connected: playing.filter(({ sockets }) => sockets > 0).length };
      },
      standing: () => {
        const standing = core.standing();
        const rows = { keys, session: id, top: rules.top };
        return { rows: standingRows(standing, rows), units: unitRows(standing, rows), people: standing.rows.length };
      },
      lobby: () => {
        const playing = people.playing();
        return { people: playing.length, units: new Set(playing.flatMap(({ row }) => (row.unit === null ? [] : [row.unit.id]))).size };
      },
    };
  }

  function own(player: LivePlayer): LiveOwn | undefined {
    const last = core.released().at(-1);
    const standing = ownOf(core.standing(), player, last && { row: last, key: bank.question(last.question).key });
    return standing && { version, ...standing };
  }

  core.message = (): LivePlayerScreenMessage => {
    version = nextVersion();
    return { version, now: clock.now(), screen: phoneScreen(sources()) };
  };
  core.tellScreen = (withOwn): void => around.audience().screen(core.session().id, core.message(), withOwn ? own : undefined);
  core.tellOwn = (): void => {
    version = nextVersion();
    around.audience().own(core.session().id, own);
  };

  return {
    countsOf,
    hall: () => hallScreen(sources()),
    /** Whole, for who connects. Shows the open question to who has not been shown it. */
    player: (player: LivePlayer): LivePlayerView => {
      core.shownLate(player, 'socket');
      const { name, rules } = core.session();
      const open = core.shownTo(player);
      const stored = open && countingAnswer(player, open.step);
      version = nextVersion();
      return {
        version,
        now: clock.now(),
        session: { name, contest: contest.name, demonstration: contest.demonstration, rules },
        you: { name: player.row.name, unit: player.row.unit?.name ?? null },
        screen: phoneScreen(sources()),
        question: open === undefined ? null : { step: open.step, shownAt: open.shownAt, deadline: open.deadline, stored: stored === undefined ? null : receiptOf(stored) },
        own: core.released().length === 0 ? null : (own(player) ?? null),
      };
    },
    /** A wall. */
    shown: (): LiveShown => {
      const { name, pin, phase, locked } = core.session();
      const isOpen = phase !== 'draft' && phase !== 'ended' && !locked;
      return { kind: 'live', name, pin: isOpen ? pin : null, link: isOpen ? around.link(pin) : null, people: people.size(), hall: hallScreen(sources()) };
    },
  };
}
