// npm run bench [-- NAME]: measures on this machine, beside the floor of the same run; prints a table and writes bench.json.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { ANSWERS, benchAnswers } from './bench/answers.ts';
import { benchBoard, BOARD } from './bench/board.ts';
import { benchBundle } from './bench/bundle.ts';
import { benchClose, CLOSE } from './bench/close.ts';
import { benchConnects, CONNECTS } from './bench/connects.ts';
import { benchFanOut, FAN_OUT } from './bench/fan-out.ts';
import { table, type Figure } from './bench/figure.ts';
import { benchLive, LIVE } from './bench/live.ts';
import { benchMemory, MEMORY } from './bench/memory.ts';
import { benchStanding, STANDING } from './bench/standing.ts';
import { benchStandingOut, STANDING_OUT } from './bench/standing-out.ts';
import { benchStamps, STAMPS } from './bench/stamps.ts';
import { benchStart, START } from './bench/start.ts';
import { benchTenThousand, TEN_THOUSAND } from './bench/ten-thousand.ts';
import { benchTraffic, TRAFFIC } from './bench/traffic.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  answers: () => benchAnswers(ANSWERS),
  stamps: () => benchStamps(STAMPS),
  'fan-out': () => benchFanOut(FAN_OUT),
  'standing-out': () => benchStandingOut(STANDING_OUT),
  traffic: () => benchTraffic(TRAFFIC),
  connects: () => benchConnects(CONNECTS),
  memory: () => benchMemory(MEMORY),
  'ten-thousand': () => benchTenThousand(TEN_THOUSAND),
  live: () => benchLive(LIVE),
  board: () => benchBoard(BOARD),
  standing: () => benchStanding(STANDING),
  close: () => benchClose(CLOSE),
  start: () => benchStart(START),
  bundle: benchBundle,
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BENCHES);
const unknown = names.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
} else {
  const before = loads();
  const figures: Figure[] = [];
  for (const name of names) {
    console.log(`${name} ...`);
    for (const figure of (await BENCHES[name]?.()) ?? []) figures.push({ ...figure, name: `${name}: ${figure.name}` });
  }
  console.log(`\n${cpus().length} cores (${cpus()[0]?.model}), load ${before} before and ${loads()} behind it, the generators on the same machine\n`);
  console.log(table(figures));
  writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`);
}

/** Of the last minute, of five and of fifteen. */
function loads(): string {
  return loadavg().map((load) => load.toFixed(1)).join(' ');
}
