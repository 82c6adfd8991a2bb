import type { Response } from 'express';
import type { ExportFormat } from '../../protocol/exports.ts';
import { attachment } from './attachment.ts';
import { csvOf } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { workbookOf } from './workbook.ts';

export interface ExportFile {
  name: string;
  type: string;
  content: Buffer;
}

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };

export async function fileOf(sheet: Sheet, format: ExportFormat): Promise<ExportFile> {
  const content = await (format === 'csv' ? csvOf(sheet) : workbookOf(sheet));
  return { name: `${sheet.fileName}.${format}`, type: TYPES[format], content };
}

export function sendFile(response: Response, { name, type, content }: ExportFile): void {
  response.set({ 'content-type': type, 'content-disposition': attachment(name), 'cache-control': 'no-store' }).end(content);
}
