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
