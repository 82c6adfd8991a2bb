import { z } from 'zod';
import { script } from './display.ts';
import { ROLES } from './roles.ts';

const reason = z.string().trim().min(5).max(500);
const roundNumber = z.int().min(1).max(99);
const staffCode = z.string().trim().min(1).max(40);
const unit = z.string().trim().min(1).max(40);
const display = z.string().min(1).max(40);

/** Everything that an organiser may order, from the page or from the server's own machine. Each act is in the log, with its reason. */
export const organiserAct = z.discriminatedUnion('act', [
  // Rounds
  z.strictObject({ act: z.literal('open'), round: roundNumber, reason }),
  z.strictObject({ act: z.literal('extend'), round: roundNumber, closesAt: z.int().min(0), reason }),
  z.strictObject({ act: z.literal('close'), round: roundNumber, reason }),
  z.strictObject({ act: z.literal('withdraw'), question: z.string().trim().min(1).max(40), reason }),
  /** `by`: what `order` holds; the page knows participants, a person at the command line their full staff codes. */
  z.strictObject({ act: z.literal('draw'), round: roundNumber, order: z.array(staffCode).min(2).max(100), by: z.enum(['staff-code', 'participant']).optional(), reason }),
  z.strictObject({ act: z.literal('publish'), round: roundNumber, edition: z.int().min(1), top: z.int().min(1).max(1_000), reason }),
  z.strictObject({ act: z.literal('unpublish'), round: roundNumber, reason }),
  z.strictObject({ act: z.literal('confirm-clock'), reason }),
  // People
  z.strictObject({ act: z.literal('extra-time'), staffCode, round: roundNumber, secondsEach: z.int().min(0).max(600), reason }),
  z.strictObject({ act: z.literal('reissue'), staffCode, reason }),
  z.strictObject({ act: z.literal('revoke'), staffCode, reason }),
  z.strictObject({ act: z.literal('exclude'), staffCode, group: z.enum(['organiser', 'jury', 'helper']), reason }),
  z.strictObject({ act: z.literal('admit'), staffCode, reason }),
  // Participation
  z.strictObject({ act: z.literal('headcount'), unit, people: z.int().min(0).max(1_000_000), source: z.string().trim().min(3).max(200), asOf: z.int().min(0), reason }),
  z.strictObject({ act: z.literal('remind'), unit }),
  z.strictObject({ act: z.literal('quiet-hours'), hours: z.int().min(1).max(40) }),
  // Displays
  z.strictObject({ act: z.literal('display-add'), name: z.string().trim().min(1).max(60), script }),
  /** `version` is the display's on which this was decided: of two organisers who press at once one is told to look again. */
  z.strictObject({
    act: z.literal('display-set'),
    display,
    version: z.int().min(0),
    script: script.optional(),
    place: z.int().min(0).max(39).optional(),
    black: z.boolean().optional(),
    clicker: z.boolean().optional(),
    lift: z.union([z.literal(0), z.literal(8), z.literal(16)]).optional(),
    sound: z.boolean().optional(),
  }),
  z.strictObject({ act: z.literal('display-remove'), display }),
  // Accounts
  /** Makes a one-time link; a coordinator has a unit, nobody else has. */
  z.strictObject({ act: z.literal('account-invite'), role: z.enum(ROLES), unit: unit.nullable() }),
  z.strictObject({ act: z.literal('invitation-cancel'), invitation: z.string().min(1).max(40) }),
  z.strictObject({ act: z.literal('account-remove'), account: z.string().trim().min(1).max(60), reason }),
]);
export type OrganiserAct = z.infer<typeof organiserAct>;
export type ActName = OrganiserAct['act'];

/** What the acts answer with that answer more than that they were done. */
export const opened = z.strictObject({ opensAt: z.int() });
/** To where a round's close has moved. */
export const closeMoved = z.strictObject({ closesAt: z.int() });
/** How many people of a tie the draw has put in order. */
export const drawn = z.strictObject({ decided: z.int() });
/** The reminder that stands: a second one within a minute is not recorded. */
export const reminded = z.strictObject({ at: z.int(), recorded: z.boolean() });
export const timeGranted = z.strictObject({ secondsEach: z.int() });
export const reissued = z.strictObject({ personalCode: z.string() });
export const withdrawn = z.strictObject({
  question: z.string(),
  /** By round number: how the newest edition differs from the one before. */
  rounds: z.record(z.string(), z.strictObject({ moved: z.int(), winnersBefore: z.int(), winnersAfter: z.int() })),
});
/** `path`: `/welcome?token=...`; it is told once. */
export const invited = z.strictObject({ path: z.string() });
export const displayAdded = z.strictObject({ display: z.string(), path: z.string() });
