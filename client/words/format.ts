/** Numbers, times and spans as people write them in the language, times in the contest's zone. */
export interface Formats {
  number(value: number): string;
  /** Thousandths of a point. */
  points(thousandths: number): string;
  /** `08:00 Thứ Hai, 07/10/2024` */
  moment(instant: number): string;
  /** As `moment`, but an end at midnight is written as 24:00 of the day that ends. */
  closing(instant: number): string;
  /** `09:41:22,412 13/10/2024` */
  exactly(instant: number): string;
  /** `09:41:22,4` */
  clockTime(instant: number): string;
  /** `12 phút 3,4 giây` with so many decimals. */
  span(ms: number, decimals: number): string;
  /** `2 ngày 04:05:06` of whole seconds. */
  countdown(seconds: number): string;
}

const UNITS = {
  vi: { day: 'ngày', minute: 'phút', second: 'giây', decimal: ',' },
  en: { day: 'd', minute: 'min', second: 's', decimal: '.' },
};
const LOCALES = { vi: 'vi-VN', en: 'en-GB' };

export function formats(language: 'vi' | 'en', timeZone: string): Formats {
  const locale = LOCALES[language];
  const unit = UNITS[language];
  const whole = new Intl.NumberFormat(locale);
  const upToThree = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const long = { vi: { day: '2-digit', month: '2-digit' }, en: { day: 'numeric', month: 'long' } } as const;
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', ...long[language], year: 'numeric' });
  const date = new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const minutes = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

  const fraction = (ms: number, decimals: number) => (decimals === 0 ? '' : unit.decimal + String(ms % 1000).padStart(3, '0').slice(0, decimals));
  const moment = (instant: number) => `${minutes.format(instant)} ${day.format(instant)}`;

  return {
    number: (value) => whole.format(value),
    points: (thousandths) => upToThree.format(thousandths / 1000),
    moment,
    closing: (instant) => (minutes.format(instant) === '00:00' ? `24:00 ${day.format(instant - 1)}` : moment(instant)),
    exactly: (instant) => `${seconds.format(instant)}${fraction(instant, 3)} ${date.format(instant)}`,
    clockTime: (instant) => `${seconds.format(instant)}${fraction(instant, 1)}`,
    span(ms, decimals) {
      const inMinutes = Math.floor(ms / 60_000);
      const rest = `${Math.floor((ms % 60_000) / 1000)}${fraction(ms, decimals)} ${unit.second}`;
      return inMinutes === 0 ? rest : `${whole.format(inMinutes)} ${unit.minute} ${rest}`;
    },
    countdown(left) {
      const days = Math.floor(left / 86_400);
      const digits = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map((part) => String(part).padStart(2, '0')).join(':');
      return days === 0 ? digits : `${days} ${unit.day} ${digits}`;
    },
  };
}
