import type { NamedAct } from '../../../server/protocol/control.ts';
import type { Formats } from '../../words/format.ts';
import type { OrganiserWords } from '../../words/organiser-vi.ts';
import type { StaffFormats } from '../../words/staff-format.ts';
import type { StaffWords } from '../../words/staff-vi.ts';

export interface DetailSetting { words: OrganiserWords; staff: StaffWords; format: Formats; forms: StaffFormats }

/** `isCode`: to be compared sign by sign. */
export interface DetailLine { name: string; value: string; isCode: boolean }

const CODES: ReadonlySet<string> = new Set(['seed', 'seedHash', 'bankHash', 'rosterHash', 'invitation', 'sha256']);
const MINUTE = 60_000;

/** What is written beside an act, a line for each; `via` stands in a column of its own. What is not known here is shown as it is. */
export function detailLines({ act, detail, names }: Pick<NamedAct, 'act' | 'detail' | 'names'>, setting: DetailSetting): DetailLine[] {
  const { details } = setting.words.log;
  return Object.entries(detail)
    .filter(([name]) => name !== 'via')
    .map(([name, value]) => ({
      name: details[name] ?? name,
      value: names[name] ?? said(name, name === 'place' && act.startsWith('display-') ? fromOne(value) : value, setting),
      isCode: CODES.has(name),
    }));
}

/** The pictures of a script are stored from 0. */
function fromOne(place: unknown): unknown {
  return typeof place === 'number' ? place + 1 : place;
}

function said(name: string, value: unknown, setting: DetailSetting): string {
  const { log } = setting.words;
  if (value === null) return log.nothing;
  if (typeof value === 'boolean') return value ? log.yes : log.no;
  if (typeof value === 'number') return measured(name, value, setting);
  if (typeof value === 'string') return listed(name, value, setting);
  return name === 'script' && Array.isArray(value) ? log.pictures(value.length) : JSON.stringify(value);
}

function measured(name: string, value: number, { format, forms }: DetailSetting): string {
  switch (name) {
    case 'from':
    case 'to':
      return value % MINUTE === 0 ? format.closing(value) : format.exactly(value);
    case 'asOf':
      return forms.day(value);
    case 'perQuestion':
    case 'credit':
      return format.span(value, value % 1000 === 0 ? 0 : 3);
    case 'lift':
      return `${value}%`;
    default:
      return format.number(value);
  }
}

function listed(name: string, value: string, { words, staff }: DetailSetting): string {
  const { categories, wholeStage } = staff.figures;
  const lists: Partial<Record<string, Partial<Record<string, string>>>> = { group: words.people.groups, role: staff.roles, category: categories, sort: words.board.sorts, scope: { stage: wholeStage } };
  return lists[name]?.[value] ?? (name === 'format' ? value.toUpperCase() : value);
}
