import { readdirSync, readFileSync } from 'node:fs';
import { counted } from './counted.ts';

/** A server of the bench: its process, and where it tells what it has counted. */
export interface Measurable { pid: number; address: string }

/**
 * CPU of the whole process since its start, microseconds. Linux counts it for each thread and costs the process nothing when it is
 * asked; elsewhere the process itself is asked, which with thousands of sockets takes tens of milliseconds.
 */
export async function cpuOf({ pid, address }: Measurable): Promise<number> {
  if (process.platform !== 'linux') return (await counted(address)).cpuSeconds * 1e6;
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + nanoseconds(`/proc/${pid}/task/${thread}/schedstat`) / 1000, 0);
}

function nanoseconds(file: string): number {
  return Number(readFileSync(file, 'utf8').split(' ', 1)[0]);
}
