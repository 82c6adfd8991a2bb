import type { ContestRow } from '../../../db/contests.ts';
import type { Board, BoardQuery, OwnUnit, Scope, UnitDetail } from '../../protocol/board.ts';
import type { ControlView, ExactLook, LoggedAct, LogQuery, QuestionFound, StaffLog, StaffStanding, StandingQuery } from '../../protocol/control.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import type { Role } from '../../protocol/roles.ts';
import { STAFF_PROTOCOL_VERSION, type StaffMe } from '../../protocol/staff.ts';
import { eventOf, type Actor } from '../actor.ts';
import type { BoardDraft } from '../boards/board.ts';
import type { Participation } from '../boards/participation.ts';
import { sorted } from '../boards/sorted.ts';
import type { Parts } from '../parts.ts';
import type { StaffSession } from '../staff/session.ts';
import { controlViews, type ControlSources } from './control-view.ts';
import { exactLook } from './exact-look.ts';
import { logPages } from './log-page.ts';
import { searchQuestions } from './question-search.ts';
import { standingPages, type WholeStanding } from './standing-page.ts';
import { versions } from './versions.ts';

export type DeskViews = ReturnType<typeof deskViews>;

export interface Office extends ControlSources {
  contest: ContestRow;
  /** Names by the topics' ids. */
  topics: Readonly<Record<string, string>>;
  participation: Participation;
  /** Above every version that a server before this one has given. */
  firstVersion: number;
}

/** What was taken away as a file, and what of it. */
export interface Exported {
  what: string;
  filter: Record<string, unknown>;
}

/** Everything that the staff's pages read. Who may read what, the table of server/protocol/access.ts says; nothing here asks. */
export function deskViews(parts: Pick<Parts, 'stores' | 'clock' | 'events'>, on: Office) {
  const { stores, clock } = parts;
  const { contest, participation, rounds } = on;
  const nextVersion = versions(clock, on.firstVersion);
  const control = controlViews(parts, { ...on, nextVersion });
  const standing = standingPages(parts, rounds);
  const log = logPages(parts, on);
  const versioned = (draft: BoardDraft): Board => ({ ...draft, version: nextVersion() });

  return {
    me: ({ account, name, role, unit, expiresAt }: StaffSession): StaffMe => ({
      protocol: STAFF_PROTOCOL_VERSION,
      account,
      name,
      role,
      unit: unit && { code: unit.code, name: unit.name },
      contest: { name: contest.name, plan: contest.plan, zone: contest.zone, demonstration: contest.demonstration },
      expiresAt,
      now: clock.now(),
    }),
    control: (role: Role): Promise<ControlView> => control.view(role),
    onControl: control.onChange,
    touch: control.touch,
    /** A scope or unit that there is not gives the stage and the city. */
    board: ({ scope, of, category, sort }: BoardQuery): Board => {
      const draft = participation.board({ scope, of });
      return versioned({ ...draft, rows: sorted(draft.rows, { sort, category }) });
    },
    ownUnit: async (unit: string, scope: Scope): Promise<OwnUnit> => ({ ...(await participation.ownUnit(unit, scope)), version: nextVersion() }),
    unit: async ({ code, scope }: { code: string; scope: Scope }): Promise<Verdict<UnitDetail>> => {
      const detail = await participation.unit(code, scope);
      return detail === undefined ? { ok: false, refusal: 'unknown' } : { ok: true, value: detail };
    },
    exactLook: async (actor: Actor, asked: ExactLook): Promise<Verdict<Board>> => ({ ok: true, value: versioned(await exactLook({ ...parts, participation }, actor, asked)) }),
    standing: (query: StandingQuery): Promise<Verdict<StaffStanding>> => standing.page(query),
    wholeStanding: (round: number): Promise<Verdict<WholeStanding>> => standing.whole(round),
    log: async (query: LogQuery): Promise<Verdict<StaffLog>> => ({ ok: true, value: await log.page(query) }),
    wholeLog: (): AsyncIterable<LoggedAct> => log.whole(),
    questions: async ({ search }: { search: string }): Promise<Verdict<QuestionFound[]>> => ({ ok: true, value: searchQuestions(on, search) }),
    /** Before a file leaves: who has taken what. */
    noteExport: (actor: Actor, { what, filter }: Exported): Promise<void> => stores.events.add(eventOf(clock, actor, { act: 'export', subject: what, detail: filter })),
    stop: control.stop,
  };
}
