import type { Language } from './language.ts';

/** How the staff's pages write what a participant never reads; times in the contest's zone. */
export interface StaffFormats {
  /** `61,8%` */
  percent(value: number): string;
  /** Exactly one decimal. */
  fixed(value: number): string;
  /** At most one decimal. */
  decimal(value: number): string;
  /** `25/10/2024` */
  day(instant: number): string;
  /** `15:20 hôm qua`, `15:20 21/10/2024` */
  moment(instant: number, now: number): string;
  /** `hôm nay`, `2 giờ trước`, `21/10` */
  since(instant: number, now: number): string;
  /** `07:30` of minutes of the day. */
  minutesOfDay(minutes: number): string;
}

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
const WORDS = {
  vi: { today: 'hôm nay', yesterday: 'hôm qua', now: 'vừa xong', minutes: (count: number) => `${count} phút trước`, hours: (count: number) => `${count} giờ trước` },
  en: { today: 'today', yesterday: 'yesterday', now: 'just now', minutes: (count: number) => `${count} min ago`, hours: (count: number) => `${count} h ago` },
};
/** `22/10` of `22/10/2024`: left to itself Vietnamese writes this one with a hyphen. */
const SHORT_DATE = 5;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const made = new Map<string, StaffFormats>();
let zone = 'Asia/Ho_Chi_Minh';

/** The contest's zone, wherever the desk may stand; told once by who is signed in. */
export function showStaffTimesIn(contestZone: string): void {
  zone = contestZone;
}

export function staffFormats(language: Language, timeZone: string = zone): StaffFormats {
  const key = `${language} ${timeZone}`;
  const formats = made.get(key) ?? make(language, timeZone);
  made.set(key, formats);
  return formats;
}

function make(language: Language, timeZone: string): StaffFormats {
  const locale = LOCALES[language];
  const words = WORDS[language];
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const upToOne = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const minutes = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const isSameDay = (one: number, other: number) => date.format(one) === date.format(other);

  return {
    percent: (value) => `${one.format(value)}%`,
    fixed: (value) => one.format(value),
    decimal: (value) => upToOne.format(value),
    day: (instant) => date.format(instant),
    moment(instant, now) {
      const time = minutes.format(instant);
      if (isSameDay(instant, now)) return `${time} ${words.today}`;
      return isSameDay(instant, now - 24 * HOUR) ? `${time} ${words.yesterday}` : `${time} ${date.format(instant)}`;
    },
    since(instant, now) {
      const age = now - instant;
      if (age < MINUTE) return words.now;
      if (age < HOUR) return words.minutes(Math.floor(age / MINUTE));
      if (isSameDay(instant, now)) return words.hours(Math.floor(age / HOUR));
      return isSameDay(instant, now - 24 * HOUR) ? words.yesterday : date.format(instant).slice(0, SHORT_DATE);
    },
    minutesOfDay: (value) => `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`,
  };
}
