import { readScript, SCRIPT } from './script.ts';

/** What one option takes: its field in the command, how its text is read, and the sentence where it is missing or cannot be read. */
interface Option {
  field: string;
  /** Undefined where the text is not what the option takes. */
  read(text: string): unknown;
  must: string;
  /** Taken where the option is left out. */
  otherwise?: string;
}

/** Việt Nam has had no summer time since 1975: its zone is seven hours ahead of UTC all year. */
const AHEAD = 7 * 3_600_000;

const OPTIONS = {
  round: number('round', { name: '--round', least: 1, most: 99 }),
  top: { ...number('top', { name: '--top', least: 1, most: 100_000 }), otherwise: '20' },
  last: { ...number('last', { name: '--last', least: 1, most: 10_000 }), otherwise: '50' },
  seconds: number('secondsEach', { name: '--seconds', least: 0, most: 600 }),
  until: { field: 'closesAt', read: instant, must: '--until must be a date and time such as "2024-11-01 17:00"' },
  question: { field: 'question', read: text(1, 40), must: '--question must be the code of a question such as MC61-02a' },
  staff: { field: 'staffCode', read: text(1, 40), must: '--staff must be a staff code such as SNV001' },
  order: { field: 'order', read: staffCodes, must: '--order must be all drawn staff codes in their order, with commas between them, such as STP002,HB003' },
  edition: number('edition', { name: '--edition', least: 1, most: 999_999 }),
  places: { ...number('top', { name: '--places', least: 1, most: 1_000 }), otherwise: '100' },
  group: { field: 'group', read: oneOf('organiser', 'jury', 'helper'), must: '--group must be organiser, jury or helper' },
  unit: { field: 'unit', read: text(1, 40), must: '--unit must be the code of a unit such as SNV' },
  people: number('people', { name: '--people', least: 0, most: 999_999 }),
  source: { field: 'source', read: text(3, 200), must: '--source must say where the number comes from, at least three letters' },
  'as-of': { field: 'asOf', read: (given) => instant(`${given.trim()} 00:00`), must: '--as-of must be a date such as 2024-10-01' },
  hours: number('hours', { name: '--hours', least: 1, most: 40 }),
  name: { field: 'name', read: text(1, 60), must: '--name must be a name of at most 60 letters' },
  script: { field: 'script', read: readScript, must: SCRIPT },
  display: { field: 'display', read: text(1, 40), must: '--display must be the id of a display, as displays lists it' },
  version: number('version', { name: '--version', least: 0, most: 999_999 }),
  picture: { field: 'place', read: placeOf, must: '--picture must be a number from 1 to 40' },
  black: { field: 'black', read: onOrOff, must: '--black must be on or off' },
  clicker: { field: 'clicker', read: onOrOff, must: '--clicker must be on or off' },
  lift: { field: 'lift', read: (given) => [0, 8, 16].find((lift) => String(lift) === given), must: '--lift must be 0, 8 or 16' },
  sound: { field: 'sound', read: onOrOff, must: '--sound must be on or off' },
  role: { field: 'role', read: oneOf('organiser', 'coordinator', 'auditor'), must: '--role must be organiser, coordinator or auditor' },
  for: { field: 'unit', read: (given) => (given === '' ? null : text(1, 40)(given)), must: '--for must be the code of the unit whose coordinator it is', otherwise: '' },
  invitation: { field: 'invitation', read: text(1, 40), must: '--invitation must be the id of an unused link, as accounts lists it' },
  account: { field: 'account', read: text(1, 60), must: '--account must be the name by which somebody signs in' },
  code: { field: 'code', read: text(16, 30), must: '--code must be a receipt code such as XXXX-XXXX-XXXX-XXXX' },
  reason: { field: 'reason', read: text(5, 500), must: '--reason "..." is needed, at least five letters' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

/** An option with its optional part, to read from a list. */
export function optionOf(name: OptionName): Option {
  return OPTIONS[name];
}

function number(field: string, { name, least, most }: { name: string; least: number; most: number }): Option {
  const read = (given: string): number | undefined => (/^\d{1,6}$/.test(given) && Number(given) >= least && Number(given) <= most ? Number(given) : undefined);
  return { field, read, must: `${name} must be a number from ${least} to ${most}` };
}

function oneOf(...words: readonly string[]) {
  return (given: string): string | undefined => words.find((word) => word === given.trim());
}

function onOrOff(given: string): boolean | undefined {
  return given === 'on' ? true : given === 'off' ? false : undefined;
}

/** People count pictures from one. */
function placeOf(given: string): number | undefined {
  return /^\d{1,2}$/.test(given) && Number(given) >= 1 && Number(given) <= 40 ? Number(given) - 1 : undefined;
}

function text(least: number, most: number) {
  return (given: string): string | undefined => (given.trim().length >= least && given.trim().length <= most ? given.trim() : undefined);
}

/** A date and time of Việt Nam as an instant. The way back proves that there is such a day. */
function instant(given: string): number | undefined {
  const written = given.trim().replace(' ', 'T');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(written)) return undefined;
  const read = Date.parse(`${written}:00Z`);
  return Number.isNaN(read) || !new Date(read).toISOString().startsWith(written) ? undefined : read - AHEAD;
}

function staffCodes(given: string): string[] | undefined {
  const codes = given.split(',').map((code) => code.trim());
  return codes.length >= 2 && codes.length <= 100 && codes.every((code) => code.length >= 1 && code.length <= 40) ? codes : undefined;
}
