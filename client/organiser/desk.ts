import type { OrganiserAct } from '../../server/protocol/acts.ts';
import type { Board, Scope } from '../../server/protocol/board.ts';
import type { StaffMe } from '../../server/protocol/staff.ts';
import type { ServerClock } from '../live/clock.ts';
import type { Outcome } from '../live/commands.ts';

/** What the sections may ask and order; they know no line. */
export interface Desk {
  me: StaffMe;
  /** An auditor only reads: no act is offered. */
  mayAct: boolean;
  clock: ServerClock;
  act<Given>(act: OrganiserAct): Promise<Outcome<Given>>;
  /** `GET /api/staff/<path>`. */
  read<Given>(path: string): Promise<Outcome<Given>>;
  exactLook(body: { scope: Scope; reason?: string }): Promise<Outcome<Board>>;
}
