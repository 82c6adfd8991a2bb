import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import { freePort, launch } from '../../server/testing/child-server.ts';
import { prepareCrowd } from './crowd-contest.ts';
import { crowdBefore, type Crowd } from './crowd-process.ts';
import type { Measurable } from './cpu.ts';
import type { FloorManner, FloorNews, FloorOrder } from './floors/floor.ts';
import { memoryOf, type Memory } from './memory-of.ts';
import { operatorOf } from './operator-of.ts';
import { child, tell } from './processes.ts';
import { assertSockets } from './sockets.ts';

/** A server in a process of its own, and a crowd before it in another. */
export interface Side {
  server: Measurable;
  crowd: Crowd;
  /** Only where the arena is one in which memory is looked at. */
  memory(): Promise<Memory>;
}

export interface ProductSide extends Side {
  folder: string;
  extendRound(): Promise<void>;
  /** As a planned stop does. */
  stop(): Promise<void>;
}

export interface FloorSide extends Side {
  behave(manner: Pick<FloorManner, 'sendsNext'>): Promise<void>;
  tellAll(news?: Pick<FloorNews, 'by'>): Promise<void>;
}

export interface Arena {
  /** The product, on a data folder with the crowd's people in it. */
  product(): Promise<ProductSide>;
  floor(name: 'socket-io' | 'web-socket', view: FloorOrder['view']): Promise<FloorSide>;
}

export interface ArenaOptions {
  people: number;
  /** Whether the servers' memory is looked at, over their inspectors. */
  isInspected?: boolean;
}

/** What a crowd has heard is its own garbage: no pause for it may look like one of the server. */
const CROWD_FLAGS = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128'];

/** The product, and floors beside it, with everybody at the first question; the floors send what the product has shown there. */
export async function begun(arena: Arena) {
  const product = await arena.product();
  await product.crowd.enter();
  const { view } = await product.crowd.begin();
  const beside = async (name: 'socket-io' | 'web-socket'): Promise<FloorSide> => {
    const floor = await arena.floor(name, view);
    await floor.crowd.enter();
    await floor.crowd.begin();
    return floor;
  };
  return { product, beside };
}

/** Runs what needs servers and crowds, and ends them; so does whoever stops the bench. */
export async function inArena<Value>({ people, isInspected = false }: ArenaOptions, run: (arena: Arena) => Promise<Value>): Promise<Value> {
  assertSockets(people);
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-bench-'));
  const children: ChildProcess[] = [];
  let server: ReturnType<typeof launch> | undefined;
  process.once('exit', abandon);
  try {
    return await run({ product, floor });
  } finally {
    server?.signal('SIGKILL');
    await server?.ended;
    process.off('exit', abandon);
    clear();
  }

  async function product(): Promise<ProductSide> {
    const tokens = await prepareCrowd(folder, people);
    const inspector = await freePort();
    const settings = isInspected ? { NODE_OPTIONS: inspectedOn(inspector) } : {};
    const running = launch({ folder, port: await freePort(), settings });
    server = running;
    await running.listening;
    const measurable = { pid: processOf(folder), address: running.address };
    const crowd = await gather(measurable, tokens.map((token) => ({ token, protocol: PROTOCOL_VERSION })));
    const stop = async (): Promise<void> => {
      running.signal('SIGTERM');
      await running.ended;
    };
    return { server: measurable, crowd, folder, stop, memory: () => memoryOf(inspector), ...operatorOf(folder, running.address) };
  }

  async function floor(name: string, view: FloorOrder['view']): Promise<FloorSide> {
    const inspector = await freePort();
    const running = keep(child(`floors/${name}.ts`, { flags: isInspected ? [inspectedOn(inspector)] : [], isInspected }));
    const port = await tell<FloorOrder, number>(running, { view });
    const server = { pid: running.pid ?? 0, address: `http://127.0.0.1:${port}` };
    const crowd = await gather(server, Array.from({ length: people }, () => ({})));
    return {
      server,
      crowd,
      memory: () => memoryOf(inspector),
      behave: async (manner) => void (await tell<FloorManner, 'so'>(running, { order: 'behave', ...manner })),
      tellAll: async ({ by } = { by: 'frame' }) => void (await tell<FloorNews, 'so'>(running, { order: 'tell-all', by })),
    };
  }

  function gather(server: Measurable, auths: object[]): Promise<Crowd> {
    return crowdBefore(keep(child('crowd.ts', { flags: CROWD_FLAGS })), server, auths);
  }

  function keep(one: ChildProcess): ChildProcess {
    children.push(one);
    return one;
  }

  function abandon(): void {
    server?.signal('SIGKILL');
    clear();
  }

  function clear(): void {
    for (const one of children) one.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function inspectedOn(port: number): string {
  return `--inspect=127.0.0.1:${port}`;
}

/** The server writes down which process it is. */
function processOf(folder: string): number {
  const { pid }: { pid: number } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'));
  return pid;
}
