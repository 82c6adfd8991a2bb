import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { StaffSession } from '../contest/staff/session.ts';
import type { ServerToStaff, StaffToServer } from '../protocol/staff.ts';
import type { newestOnly } from './newest-only.ts';

/** Of each socket: who it is, and its way out. */
export interface StaffSocketState {
  session: StaffSession;
  outbox: ReturnType<typeof newestOnly>;
}

export type StaffNamespace = Namespace<StaffToServer, ServerToStaff, DefaultEventsMap, StaffSocketState>;
export type StaffSocket = Socket<StaffToServer, ServerToStaff, DefaultEventsMap, StaffSocketState>;
