import { isGood, latenciesOf, type Outcome } from './outcome.ts';

const MOST_PROBLEMS = 10;

const WORDS = {
  vi: {
    locale: 'vi-VN',
    title: (round: string, seconds: string) => `Diễn tập ${round}: ${seconds} giây`,
    finished: 'Người làm xong bài',
    acknowledged: 'Câu trả lời được xác nhận',
    refused: 'Lệnh bị từ chối',
    latency: 'Xác nhận sau (trung vị, p95, p99)',
    reconnects: 'Lần kết nối lại',
    lost: 'Câu trả lời bị mất',
    problems: 'Trục trặc',
    good: 'KẾT LUẬN: mọi việc đều ổn.',
    bad: 'KẾT LUẬN: có điều không ổn, xem ở trên.',
  },
  en: {
    locale: 'en-GB',
    title: (round: string, seconds: string) => `Rehearsal of ${round}: ${seconds} seconds`,
    finished: 'People who finished',
    acknowledged: 'Answers acknowledged',
    refused: 'Commands refused',
    latency: 'Acknowledged after (median, p95, p99)',
    reconnects: 'Reconnects',
    lost: 'Answers lost',
    problems: 'Problems',
    good: 'VERDICT: all is well.',
    bad: 'VERDICT: something is wrong, see above.',
  },
} as const;

/** What a rehearsal has shown, in both languages. */
export function reportOf(outcome: Outcome, of: { round: string; seconds: number }): string {
  const languages = [WORDS.vi, WORDS.en];
  const width = Math.max(...languages.flatMap((words) => [words.finished, words.acknowledged, words.refused, words.latency, words.reconnects, words.lost, words.problems].map(({ length }) => length)));
  const problems = [...new Set(outcome.problems)];
  const told = problems.slice(0, MOST_PROBLEMS).map((problem) => `  ${problem}\n`).join('');
  return `${languages.map((words) => `\n${section(outcome, { ...of, words, width })}`).join('')}${problems.length === 0 ? '' : `\n${told}`}`;
}

function section(outcome: Outcome, of: { round: string; seconds: number; words: (typeof WORDS)[keyof typeof WORDS]; width: number }): string {
  const { words, width } = of;
  const number = (value: number): string => value.toLocaleString(words.locale, { maximumFractionDigits: 1 });
  const latencies = latenciesOf(outcome);
  const refusals = [...outcome.refused].map(([reason, times]) => `${reason} ${number(times)}`);
  const rows: [string, string][] = [
    [words.finished, `${number(outcome.finished)} / ${number(outcome.people)}`],
    [words.acknowledged, number(outcome.acknowledged)],
    [words.refused, refusals.length === 0 ? '0' : refusals.join(', ')],
    [words.latency, latencies === undefined ? '-' : [latencies.median, latencies.p95, latencies.p99].map((value) => `${number(value)} ms`).join(', ')],
    [words.reconnects, number(outcome.reconnects)],
    [words.lost, number(outcome.lost)],
    [words.problems, number(outcome.problems.length)],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  return `${[words.title(of.round, number(of.seconds)), ...lines, isGood(outcome) ? words.good : words.bad].join('\n')}\n`;
}
