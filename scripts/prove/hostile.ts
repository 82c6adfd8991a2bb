/*
 * Whoever says what nobody should: every event of the catalogue with bodies that do and do not fit, and raw frames, whole and broken.
 * Nothing is an error of the server's own, nothing reaches anybody else, and a normal participant beside it all takes a round.
 */
import { seeded } from '../../server/testing/seeded.ts';
import { fuzzEvents } from './hostile/events.ts';
import { fuzzFrames } from './hostile/frames.ts';
import type { Prover } from './proof.ts';

export const hostile: Prover = { name: 'hostile', minutes: 2, least: 10_000, trial: (seed) => fuzz(seed, { each: 60, connections: 150 }) };

export async function fuzz(seed: number, { each, connections }: { each: number; connections: number }): Promise<number> {
  const random = seeded(seed);
  return (await fuzzEvents(random, each)) + (await fuzzFrames(random, connections));
}
