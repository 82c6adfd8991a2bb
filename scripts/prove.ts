// npm run prove [-- NAME ... --minutes M --seed S]: faults of every kind, minutes long, against what must hold; writes prove.json.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inSentences, UsageError } from './in-sentences.ts';
import { backup } from './prove/backup.ts';
import { clock } from './prove/clock.ts';
import { crash } from './prove/crash.ts';
import { disk } from './prove/disk.ts';
import { flood } from './prove/flood.ts';
import { hostile } from './prove/hostile.ts';
import { prove, type Proof, type Prover } from './prove/proof.ts';
import { simulation } from './prove/simulation.ts';
import { smallDisk } from './prove/small-disk.ts';

const PROVERS = [crash, simulation, disk, smallDisk, hostile, flood, clock, backup];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

await inSentences(() => {
  const { values, positionals } = given();
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed);
  if (!(minutes === undefined || minutes >= 0) || !Number.isSafeInteger(seed)) throw new UsageError('--minutes and --seed are numbers');
  const unknown = positionals.find((name) => PROVERS.every((prover) => prover.name !== name));
  if (unknown !== undefined) throw new UsageError(`there is no proof "${unknown}"; there are ${PROVERS.map(({ name }) => name).join(', ')}`);
  const chosen = PROVERS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return proveAll(chosen, { seed, minutes, isWhole: values.minutes === undefined && values.seed === undefined });
});

function given() {
  try {
    return parseArgs({ allowPositionals: true, options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `isWhole`: nobody has said how long or from which seed, so that of each there is at least as much as a proof needs. */
async function proveAll(provers: readonly Prover[], { seed, minutes, isWhole }: { seed: number; minutes: number | undefined; isWhole: boolean }): Promise<void> {
  const proofs: Proof[] = [];
  const say = (line: string): void => console.log(line);
  for (const prover of provers) {
    const hindrance = prover.hindrance?.();
    if (hindrance !== undefined) {
      say(`${prover.name}: SKIPPED, ${hindrance}`);
      continue;
    }
    const effort = { seed, minutes: minutes ?? prover.minutes, least: isWhole ? prover.least : 0, say };
    say(`${prover.name}: seed ${seed}, ${effort.minutes} minutes`);
    const proof = await prove(prover, effort);
    say(`${prover.name}: ${proof.tried} tried, ${proof.failed} failed: ${proof.holds ? 'holds' : 'DOES NOT HOLD'}`);
    proofs.push(proof);
    writeFileSync('prove.json', `${JSON.stringify(proofs, null, 2)}\n`);
  }
  if (proofs.some(({ holds }) => !holds)) process.exitCode = 1;
}
