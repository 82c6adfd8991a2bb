import { latenciesOf, type Outcome } from './outcome.ts';

const BAR = 30;
const BAR_EVERY_MS = 200;
const LINE_EVERY_MS = 5_000;

/** Shows how far a rehearsal has come: as one line that fills on a terminal, else as a line now and then. Returns how to end it. */
export function showProgress(outcome: Outcome, out: NodeJS.WriteStream): () => void {
  const [every, write] = out.isTTY ? [BAR_EVERY_MS, () => out.write(`\r${bar(outcome)} ${line(outcome)}\u001B[K`)] : [LINE_EVERY_MS, () => out.write(`${line(outcome)}\n`)];
  const timer = setInterval(write, every);
  return () => {
    clearInterval(timer);
    write();
    if (out.isTTY) out.write('\n');
  };
}

function bar({ finished, people }: Outcome): string {
  const full = Math.floor((finished / people) * BAR);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
}

function line(outcome: Outcome): string {
  const { finished, started, people, acknowledged } = outcome;
  const median = latenciesOf({ ...outcome, latencies: outcome.latencies.slice(-500) })?.median;
  const wait = median === undefined ? '' : `, ${median.toFixed(0)} ms`;
  return `${finished}/${people} xong bài / finished, ${started} đã vào / started, ${acknowledged} câu / answers${wait}`;
}
