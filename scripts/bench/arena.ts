import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launch } from '../../server/testing/child-server.ts';
import { PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import type { Begun, BeginOrder, EnterOrder, Entered, RelateOrder } from './crowd.ts';
import type { Burst, BurstOrder } from './burst.ts';
import type { Measurable } from './cpu.ts';
import { prepareCrowd } from './crowd-contest.ts';
import type { FloorManner, FloorOrder } from './floors/floor.ts';
import { child, tell } from './processes.ts';
import type { Relation } from './relation.ts';

/** A server in a process of its own, and a crowd before it in another. */
export interface Side {
  server: Measurable;
  enter(): Promise<Entered>;
  begin(): Promise<Begun>;
  relate(): Promise<Relation>;
  burst(order: Omit<BurstOrder, 'order'>): Promise<Burst>;
}

export interface FloorSide extends Side {
  behave(manner: FloorManner): Promise<void>;
}

export interface Arena {
  /** The product, on a data folder with the crowd's people in it. */
  product(): Promise<Side>;
  floor(name: 'socket-io' | 'web-socket', view: FloorOrder['view']): Promise<FloorSide>;
  close(): Promise<void>;
}

/** Whoever stops the bench stops its servers and crowds too. */
export function openArena(people: number): Arena {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-bench-'));
  const children: ChildProcess[] = [];
  const servers: { signal(name: NodeJS.Signals): void; ended: Promise<unknown> }[] = [];
  const abandon = (): void => {
    for (const server of servers) server.signal('SIGKILL');
    clear();
  };
  process.once('exit', abandon);

  return {
    product: async () => {
      const tokens = await prepareCrowd(folder, people);
      const server = launch({ folder, port: await freePort() });
      servers.push(server);
      await server.listening;
      return side({ pid: processOf(folder), address: server.address }, tokens.map((token) => ({ token, protocol: PROTOCOL_VERSION })));
    },
    floor: async (name, view) => {
      const floor = keep(child(`floors/${name}.ts`));
      const port = await tell<FloorOrder, number>(floor, { view });
      const behave = async (manner: FloorManner): Promise<void> => void (await tell<FloorManner, 'so'>(floor, manner));
      return { ...side({ pid: floor.pid ?? 0, address: `http://127.0.0.1:${port}` }, Array.from({ length: people }, () => ({}))), behave };
    },
    close: async () => {
      for (const server of servers) {
        server.signal('SIGTERM');
        await server.ended;
      }
      process.off('exit', abandon);
      clear();
    },
  };

  function side(server: Measurable, auths: object[]): Side {
    const crowd = keep(child('crowd.ts', ['--expose-gc']));
    return {
      server,
      enter: () => tell<EnterOrder, Entered>(crowd, { order: 'enter', server, auths }),
      begin: () => tell<BeginOrder, Begun>(crowd, { order: 'begin' }),
      relate: () => tell<RelateOrder, Relation>(crowd, { order: 'relate' }),
      burst: (given) => tell<BurstOrder, Burst>(crowd, { order: 'burst', ...given }),
    };
  }

  function keep(one: ChildProcess): ChildProcess {
    children.push(one);
    return one;
  }

  function clear(): void {
    for (const one of children) one.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The server writes down which process it is. */
function processOf(folder: string): number {
  const { pid }: { pid: number } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'));
  return pid;
}
