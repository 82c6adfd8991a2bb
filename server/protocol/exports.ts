import { z } from 'zod';
import { boardQuery } from './board.ts';
import { standingQuery } from './control.ts';

/** Of every export: what kind of file, and in which language its heads and labels are. */
const asked = { format: z.enum(['xlsx', 'csv']).default('xlsx'), language: z.enum(['vi', 'en']).default('vi') };

/** `GET /api/staff/export/board`: exactly what is filtered. */
export const boardExport = z.strictObject({ ...boardQuery.shape, ...asked });
/** `GET /api/staff/export/standing`: the newest edition, whole. */
export const standingExport = z.strictObject({ round: standingQuery.shape.round, ...asked });
/** `GET /api/staff/export/log`: every act, newest first. */
export const logExport = z.strictObject(asked);
/** `GET /api/staff/export/own-unit`: who has not taken part; the bands of the unit and those below it while numbers go in bands. */
export const ownUnitExport = z.strictObject({ scope: boardQuery.shape.scope, ...asked });

export type BoardExport = z.infer<typeof boardExport>;
export type ExportLanguage = BoardExport['language'];
export type ExportFormat = BoardExport['format'];
