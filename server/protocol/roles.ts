/**
 * organiser: acts and sees everything but the names of who has not taken part. coordinator: sees the own unit and those below it, with
 * these names. auditor: sees what an organiser sees and changes nothing.
 */
export const ROLES = ['organiser', 'coordinator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
