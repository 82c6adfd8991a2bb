import type { Board, OwnUnit, Scope } from '../../server/protocol/board.ts';
import type { ControlView } from '../../server/protocol/control.ts';
import type { LiveHostView } from '../../server/protocol/live-host.ts';
import type { STAFF_PROTOCOL_VERSION } from '../../server/protocol/staff.ts';

/** Said to the server on every connection; the type makes the compiler refuse a page that lags behind the contract. */
export const STAFF_PROTOCOL: typeof STAFF_PROTOCOL_VERSION = 1;

/** What a page of the staff follows: an organiser or auditor the board or a live session, a coordinator the own unit. */
export type Wish = { of: 'board' | 'own-unit'; scope: Scope } | { of: 'live'; session: string };
export type Followed = Board | OwnUnit | LiveHostView;

/** How the socket asks for it. */
export function askedBy(wish: Wish): { event: 'watch' | 'follow'; body: object } {
  return wish.of === 'live' ? { event: 'follow', body: { session: wish.session } } : { event: 'watch', body: { scope: wish.scope } };
}

/** Where it is read over plain HTTPS, below `/api/staff/`. */
export function pathOf(wish: Wish): string {
  return wish.of === 'live' ? `live?session=${encodeURIComponent(wish.session)}` : `${wish.of}?scope=${wish.scope}`;
}

/** What a carrier tells the line. */
export interface StaffHears {
  followed(seen: Followed): void;
  control(control: ControlView): void;
  /** The server is there and will not have this page: a refusal, or why it says farewell. */
  turnedAway(reason: string): void;
  up(): void;
  down(): void;
}
