const DAY = 24 * 3_600_000;
const PART_NAMES = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** Clocks change at a full quarter of an hour only, so that one offset holds for each. Milliseconds. */
const QUARTER = 15 * 60_000;

/** Asking Intl takes 20 us, and a board asks for sixteen midnights: more than everything else on it. */
const MOST_KNOWN = 1_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/** How far a zone's clocks are ahead of UTC at an instant, milliseconds. */
export function zoneOffset(zone: string, instant: number): number {
  const quarter = Math.floor(instant / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const offset = known.get(key) ?? askOffset(zone, quarter);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, offset);
  return offset;
}

function askOffset(zone: string, instant: number): number {
  const parts = formatOf(zone).formatToParts(instant);
  const [year = 0, month = 0, ...rest] = PART_NAMES.map((name) => Number(parts.find(({ type }) => type === name)?.value));
  return Date.UTC(year, month - 1, ...rest) - instant;
}

/** The midnights in a zone at which the last `days` days begin, today last, and at which today ends. */
export function midnights(zone: string, now: number, days: number): number[] {
  const today = Math.floor((now + zoneOffset(zone, now)) / DAY);
  return Array.from({ length: days + 1 }, (_, index) => {
    const local = (today - days + 1 + index) * DAY;
    // Twice: the offset of a day on which the clocks change is known only once the day is about right.
    return local - zoneOffset(zone, local - zoneOffset(zone, local));
  });
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const made = formats.get(zone);
  if (made !== undefined) return made;
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
