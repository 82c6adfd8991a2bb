// npm run bench [-- NAME]: measures on this machine, beside the floor of the same run; prints a table and writes bench.json.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { benchBoard, BOARD } from './bench/board.ts';
import { benchBundle } from './bench/bundle.ts';
import { benchClose, CLOSE } from './bench/close.ts';
import { table, type Figure } from './bench/figure.ts';
import { benchStanding, STANDING } from './bench/standing.ts';
import { benchStart, START } from './bench/start.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
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
  const figures: Figure[] = [];
  for (const name of names) figures.push(...((await BENCHES[name]?.()) ?? []));
  console.log(`\n${cpus().length} cores (${cpus()[0]?.model}), load ${loadavg().map((load) => load.toFixed(1)).join(' ')}, the generators on the same machine\n`);
  console.log(table(figures));
  writeFileSync('bench.json', `${JSON.stringify(figures, null, 2)}\n`);
}
