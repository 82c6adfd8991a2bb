/*
 * What a connected participant in an attempt keeps, beside bare Socket.IO: the difference between two numbers of people in one process,
 * so that what the process itself needs falls out. Garbage is collected before each look, and each look has processes of its own.
 */
import { inArena, type Side } from './arena.ts';
import { figureOf, type Figure } from './figure.ts';
import type { Memory } from './memory-of.ts';

export interface MemoryBench { fewer: number; people: number; times: number }

/** The first thousands find room that a process has left from its start: one that compiled what it runs, as the floor does, has more of it. */
export const MEMORY: MemoryBench = { fewer: 5_000, people: 10_000, times: 5 };

export async function benchMemory(bench: MemoryBench): Promise<Figure[]> {
  const own: Memory[] = [];
  const bare: Memory[] = [];
  for (let time = 0; time < bench.times; time += 1) {
    own.push(await inArena({ people: bench.people, isInspected: true }, async (arena) => each(await arena.product(), bench)));
    bare.push(await inArena({ people: bench.people, isInspected: true }, async (arena) => each(await arena.floor('socket-io', FIRST_VIEW), bench)));
  }
  const kilobytes = (memories: Memory[], of: keyof Memory): number[] => memories.map((memory) => memory[of] / 1000);
  return [
    figureOf({ name: 'resident memory of a participant in an attempt', unit: 'kB', values: kilobytes(own, 'resident'), floor: kilobytes(bare, 'resident'), note: 'floor Socket.IO: a connection' }, { timesFloorAtMost: 2 }),
    figureOf({ name: 'heap and buffers of a participant in an attempt', unit: 'kB', values: kilobytes(own, 'heap'), floor: kilobytes(bare, 'heap'), note: 'floor Socket.IO: a connection' }, { timesFloorAtMost: 2 }),
  ];
}

/** What the floor sends, so that its crowd begins. */
const FIRST_VIEW = { version: 1, state: { state: 'question', attempt: 'floor', question: 0 } };

async function each({ crowd, memory }: Side, { fewer, people }: MemoryBench): Promise<Memory> {
  await crowd.enter({ people: fewer });
  await crowd.begin();
  const from = await memory();
  await crowd.enter({ people });
  await crowd.begin();
  const to = await memory();
  return { resident: (to.resident - from.resident) / (people - fewer), heap: (to.heap - from.heap) / (people - fewer) };
}
