import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Clock } from '../contest/clock.ts';
import type { DeskViews } from '../contest/office/views.ts';
import type { StaffSession } from '../contest/staff/session.ts';
import { mayRead, type StaffRead } from '../protocol/access.ts';
import { boardExport, logExport, ownUnitExport, standingExport, type ExportFormat, type ExportLanguage } from '../protocol/exports.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { boardSheet } from './exports/board-sheet.ts';
import { fileOf, sendFile, type ExportFile } from './exports/export-file.ts';
import { logSheet } from './exports/log-sheet.ts';
import { ownUnitSheet } from './exports/own-unit-sheet.ts';
import type { Sheet } from './exports/sheet.ts';
import { standingSheet } from './exports/standing-sheet.ts';
import { wordsOf, type Wording } from './exports/wording.ts';
import type { StaffAdmission } from './staff-admission.ts';
import { send, statusOf } from './verdicts.ts';

type ExportRead = Extract<StaffRead, `export/${string}`>;
type Asked = { format: ExportFormat; language: ExportLanguage };
type Make<Schema extends z.ZodType> = (query: z.infer<Schema>, given: { session: StaffSession; wording: Wording }) => Promise<Verdict<Sheet>> | Verdict<Sheet>;

/** The files that staff may take away. Who took what is on disk before anything of it leaves. */
export function staffExports(around: { views: DeskViews; boundary: Boundary; clock: Clock; admission: StaffAdmission }): Record<ExportRead, RequestHandler> {
  const { views, boundary, clock, admission } = around;

  return {
    'export/board': file('export/board', boardExport, (query, { wording }) => ({ ok: true, value: boardSheet(wording, views.board(query), query) })),
    'export/standing': file('export/standing', standingExport, async ({ round }, { wording }) => {
      const whole = await views.wholeStanding(round);
      return whole.ok ? { ok: true, value: standingSheet(wording, whole.value) } : whole;
    }),
    'export/log': file('export/log', logExport, (_query, { wording }) => ({ ok: true, value: logSheet(wording, views.wholeLog()) })),
    'export/own-unit': file('export/own-unit', ownUnitExport, async ({ scope }, { session, wording }) => {
      if (session.unit === null) return { ok: false, refusal: 'not-allowed' };
      return { ok: true, value: ownUnitSheet(wording, await views.ownUnit(session.unit.id, scope)) };
    }),
  };

  function file<Schema extends z.ZodType<Asked>>(name: ExportRead, schema: Schema, make: Make<Schema>): RequestHandler {
    return async (request, response) => {
      const command = { name, schema, body: { ...request.query } };
      const verdict = await runCommand(boundary, command, async (query): Promise<Verdict<ExportFile>> => {
        const admitted = await admission.admit(request, (role) => mayRead(role, name));
        if (!admitted.ok) return admitted;
        const session = admitted.value;
        if (!admission.mayTakeFile(session)) return { ok: false, refusal: 'too-fast' };
        const { format, language, ...filter } = query;
        const wording = { words: wordsOf(language), contest: views.me(session).contest, now: clock.now() };
        const sheet = await make(query, { session, wording });
        if (!sheet.ok) return sheet;
        const unit = session.unit && { unit: session.unit.code };
        await views.noteExport({ name: session.account, via: 'page' }, { what: name.replace('export/', ''), filter: { ...filter, ...unit, format } });
        return { ok: true, value: await fileOf(sheet.value, format) };
      });
      if (verdict.ok) return sendFile(response, verdict.value);
      return refuse(request, response, verdict.refusal);
    };
  }
}

/** A download's link is opened by a browser, which shows a person what it gets; whoever asks for JSON gets the verdict. */
function refuse(request: Request, response: Response, refusal: Refusal): void {
  if (request.accepts(['json', 'html']) !== 'html') return send(response, { ok: false, refusal });
  const { refusals } = wordsOf(request.query['language'] === 'en' ? 'en' : 'vi');
  const sentences: Partial<Record<Refusal, string>> = refusals;
  return void response.status(statusOf(refusal)).set('cache-control', 'no-store').type('text').send(`${sentences[refusal] ?? refusals.internal}\n`);
}
