import type { ActName } from './acts.ts';
import type { Role } from './roles.ts';

const WATCHERS = ['organiser', 'auditor'] as const;

/** Who of the staff may read what: `GET /api/staff/<name>`. Routes and sockets ask this table, and nothing else decides. */
export const STAFF_READS = {
  me: ['organiser', 'coordinator', 'auditor'],
  control: WATCHERS,
  board: WATCHERS,
  unit: WATCHERS,
  'own-unit': ['coordinator'],
  standing: WATCHERS,
  log: WATCHERS,
  questions: WATCHERS,
  accounts: ['organiser'],
  'live-sessions': WATCHERS,
  /** Keys of questions that have not been asked yet stand in it. */
  live: WATCHERS,
  'live-players': WATCHERS,
  'live-answers': WATCHERS,
  'export/board': WATCHERS,
  'export/standing': WATCHERS,
  'export/log': WATCHERS,
  /** Names of who has not taken part: for the unit's own coordinator alone. */
  'export/own-unit': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>;
export type StaffRead = keyof typeof STAFF_READS;

/** Who of the staff may order what: `POST /api/staff/<name>`. */
export const STAFF_COMMANDS = {
  act: ['organiser'],
  /** One look at exact numbers while they go in bands; it is written to the log. */
  'exact-look': WATCHERS,
  'live-order': ['organiser'],
  picture: ['organiser'],
  'sign-out': ['organiser', 'coordinator', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type StaffCommand = keyof typeof STAFF_COMMANDS;

/** Who may order which act. */
export const ACT_ROLES: Readonly<Record<ActName, readonly Role[]>> = {
  open: ['organiser'],
  extend: ['organiser'],
  close: ['organiser'],
  withdraw: ['organiser'],
  draw: ['organiser'],
  publish: ['organiser'],
  unpublish: ['organiser'],
  'confirm-clock': ['organiser'],
  'extra-time': ['organiser'],
  reissue: ['organiser'],
  revoke: ['organiser'],
  exclude: ['organiser'],
  admit: ['organiser'],
  headcount: ['organiser'],
  remind: ['organiser'],
  'quiet-hours': ['organiser'],
  'display-add': ['organiser'],
  'display-set': ['organiser'],
  'display-remove': ['organiser'],
  'account-invite': ['organiser'],
  'invitation-cancel': ['organiser'],
  'account-remove': ['organiser'],
};

export function mayRead(role: Role, read: StaffRead): boolean {
  return isIn(STAFF_READS[read], role);
}

export function mayCommand(role: Role, command: StaffCommand): boolean {
  return isIn(STAFF_COMMANDS[command], role);
}

export function mayAct(role: Role, act: ActName): boolean {
  return isIn(ACT_ROLES[act], role);
}

function isIn(roles: readonly Role[], role: Role): boolean {
  return roles.includes(role);
}
