import type { OrganiserAct } from '../../server/protocol/acts.ts';
import type { LiveOrder } from '../../server/protocol/live-host.ts';
import type { PictureOrder } from '../../server/protocol/picture.ts';
import type { StaffMe } from '../../server/protocol/staff.ts';
import type { ServerClock } from '../live/clock.ts';
import type { Outcome } from '../live/commands.ts';

/** What the parts of the page may ask and order; they know no line. */
export interface HostDesk {
  me: StaffMe;
  /** An auditor only reads: no order is offered. */
  mayOrder: boolean;
  clock: ServerClock;
  order<Given>(order: LiveOrder): Promise<Outcome<Given>>;
  picture<Given>(order: PictureOrder): Promise<Outcome<Given>>;
  act<Given>(act: OrganiserAct): Promise<Outcome<Given>>;
  /** `GET /api/staff/<path>`. */
  read<Given>(path: string): Promise<Outcome<Given>>;
}
