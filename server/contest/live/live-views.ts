import type { LiveQuestionRow } from '../../../db/live-sessions.ts';
import type { LiveOwn, LivePlayerScreenMessage, LivePlayerView } from '../../protocol/live-player.ts';
import type { LiveShown } from '../../protocol/live-projector.ts';
import type { Revealed } from '../../protocol/live.ts';
import { versions } from '../office/versions.ts';
import { receiptOf } from './answering.ts';
import type { LiveCore } from './live-core.ts';
import { countingAnswer, type LivePlayer } from './player.ts';
import { hallScreen, phoneScreen, type ScreenSources } from './screens.ts';
import { ownOf, standingRows, unitRows } from './standings.ts';

export type LiveViews = ReturnType<typeof liveViews>;

/** What phones and walls are sent of one session. */
export function liveViews(core: LiveCore) {
  const { around, people } = core;
  const { clock, bank, keys, contest } = around;
  const nextVersion = versions(clock, around.firstVersion);
  /** Of what everybody sees: a reader who comes between two screens gets the first one's. */
  let version = nextVersion();

  function revealed(row: LiveQuestionRow): Revealed {
    const { options, key, explanation, citation } = bank.question(row.question);
    const counts = countsOf(row.step, options.length);
    const there = people.playing().filter(({ row: { joinedAt } }) => row.closedAt === null || joinedAt < row.closedAt).length;
    return { key, counts, answered: counts.reduce((sum, count) => sum + count, 0), people: there, explanation, citation, voided: row.voidReason };
  }

  /** How many chose each option. */
  function countsOf(step: string, options: number): number[] {
    const { choices } = people.census.of(step);
    return Array.from({ length: options }, (_, choice) => choices[choice] ?? 0);
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
      answering: ({ step }) => ({ answered: people.census.of(step).answered, connected: people.census.all().connected }),
      standing: () => {
        const standing = core.standing();
        const rows = { keys, session: id, top: rules.top };
        return { rows: standingRows(standing, rows), units: unitRows(standing, rows), people: standing.rows.length };
      },
      lobby: () => ({ people: people.size(), units: people.census.unitsPlaying() }),
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
