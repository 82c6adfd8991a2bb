const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** An instant as a `datetime-local` field holds it, by the clocks of the zone. */
export function dateTimeInput(instant: number, zone: string): string {
  return local(instant, zone).slice(0, 16);
}

/** An instant as a `date` field holds it. */
export function dateInput(instant: number, zone: string): string {
  return local(instant, zone).slice(0, 10);
}

/** The instant at which the zone's clocks show `2024-10-25T17:00`; undefined where that is no time. */
export function instantOf(text: string, zone: string): number | undefined {
  const parts = LOCAL.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  // The zone's offset is that of the instant that is sought: the second step is right wherever clocks are not being changed.
  const near = wanted - offsetAt(wanted, zone);
  const instant = wanted - offsetAt(near, zone);
  return dateTimeInput(instant, zone) === text ? instant : undefined;
}

function offsetAt(instant: number, zone: string): number {
  return Date.parse(`${local(instant, zone)}Z`) - Math.floor(instant / 1000) * 1000;
}

/** `2024-10-25T17:00:00` */
function local(instant: number, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return format.format(instant).replace(' ', 'T');
}
