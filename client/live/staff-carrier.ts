import type { Board, OwnUnit } from '../../server/protocol/board.ts';
import type { ControlView } from '../../server/protocol/control.ts';
import type { STAFF_PROTOCOL_VERSION } from '../../server/protocol/staff.ts';

/** Said to the server on every connection; the type makes the compiler refuse a page that lags behind the contract. */
export const STAFF_PROTOCOL: typeof STAFF_PROTOCOL_VERSION = 1;

/** What a page of the staff follows: an organiser or auditor the board, a coordinator the own unit. */
export type Follows = 'board' | 'own-unit';
export type Followed = Board | OwnUnit;

/** What a carrier tells the line. */
export interface StaffHears {
  followed(seen: Followed): void;
  control(control: ControlView): void;
  /** The server is there and will not have this page: a refusal, or why it says farewell. */
  turnedAway(reason: string): void;
  up(): void;
  down(): void;
}
