import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, launch } from '../../../server/testing/child-server.ts';
import type { Measurable } from '../cpu.ts';
import type { FloorNews, FloorOrder } from '../floors/floor.ts';
import { child, tell } from '../processes.ts';
import type { Relation } from '../relation.ts';
import { assertSockets } from '../sockets.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import type { LiveBurst, LiveBurstOrder } from './burst.ts';
import type { Heard } from './ears.ts';
import { hostOf, type AskedQuestion, type Host } from './host.ts';
import type { Entered, Told } from './phone-hall.ts';
import type { PhoneOrder, Traffic } from './phones.ts';
import type { LivePlayed, LivePlayOrder } from './play.ts';

/** The crowd of phones before one server. */
export interface Phones {
  enter(people: number): Promise<Entered>;
  relate(): Promise<Relation>;
  listen(to: string): Promise<void>;
  heard(to: string): Promise<Heard>;
  traffic(): Promise<Traffic>;
  burst(order: Omit<LiveBurstOrder, 'order'>): Promise<LiveBurst>;
  play(order: Omit<LivePlayOrder, 'order'>): Promise<LivePlayed>;
  tell(): Promise<Told>;
}

export interface LiveSide { server: Measurable; phones: Phones }

export interface LiveProduct extends LiveSide {
  folder: string;
  host: Host;
  /** As a planned stop does; answers from when to when the frame of each opening was handed to each connection, by the machine's monotonic clock. */
  stop(): Promise<Write[]>;
}

/** `bytes`: of the message, where it is not the arena's body. */
export interface LiveFloor extends LiveSide { tellAll(bytes?: number): Promise<void> }

export interface Write { peer: string; step: string; from: number; to: number }

/** The product with a live session in its lobby, and bare Socket.IO, which sends the body to everybody when it is told to. */
export interface LiveArena { product: LiveProduct; floor: LiveFloor }

export interface LiveArenaOptions {
  people: number;
  /** Of the session. */
  questions: readonly AskedQuestion[];
  /** Of what the floor sends. */
  body: object;
  /** Whether the instant of each write of an opening is noted, which costs something. */
  notesWrites: boolean;
}

export function inLiveArena<Value>({ people, questions, body, notesWrites }: LiveArenaOptions, run: (arena: LiveArena) => Promise<Value>): Promise<Value> {
  assertSockets(people);
  return inTemporaryFolder(async (folder) => {
    const writes = join(folder, 'writes.json');
    const settings = notesWrites ? { NODE_OPTIONS: `--import=${import.meta.resolve('./writes-hook.mjs')}`, BENCH_WRITES: writes } : {};
    const server = launch({ folder, port: await freePort(), settings });
    const children: ChildProcess[] = [];
    /** Whoever stops the bench stops its servers. */
    const abandon = (): void => {
      server.signal('SIGKILL');
      for (const one of children) one.kill();
    };
    process.once('exit', abandon);
    try {
      await server.listening;
      return await run({ product: await product(), floor: await floor() });
    } finally {
      abandon();
      process.off('exit', abandon);
      await server.ended;
    }

    async function product(): Promise<LiveProduct> {
      const { pid }: { pid: number } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'));
      const host = await hostOf(folder, server.address, questions);
      const side = { pid, address: server.address };
      const stop = async (): Promise<Write[]> => {
        server.signal('SIGTERM');
        await server.ended;
        return existsSync(writes) ? JSON.parse(readFileSync(writes, 'utf8')) : [];
      };
      return { server: side, folder, host, phones: await phonesBefore(side, host.pin), stop };
    }

    async function floor(): Promise<LiveFloor> {
      const running = keep(child('floors/socket-io.ts'));
      const port = await tell<FloorOrder, number>(running, { view: { state: {}, ...body } });
      const side = { pid: running.pid ?? 0, address: `http://127.0.0.1:${port}` };
      return { server: side, phones: await phonesBefore(side, null), tellAll: async (bytes) => void (await tell<FloorNews, 'so'>(running, { order: 'tell-all', by: 'frame', bytes })) };
    }

    async function phonesBefore(before: Measurable, pin: string | null): Promise<Phones> {
      const running = keep(child('live/phones.ts', { flags: ['--expose-gc'] }));
      const order = <Answer>(told: PhoneOrder): Promise<Answer> => tell<PhoneOrder, Answer>(running, told);
      await order<'so'>({ order: 'meet', server: before, pin });
      return {
        enter: (count) => order({ order: 'enter', people: count }),
        relate: () => order({ order: 'relate' }),
        listen: async (to) => void (await order<'so'>({ order: 'listen', to })),
        heard: (to) => order({ order: 'heard', to }),
        traffic: () => order({ order: 'traffic' }),
        burst: (given) => order({ order: 'burst', ...given }),
        play: (given) => order({ order: 'play', ...given }),
        tell: () => order({ order: 'tell' }),
      };
    }

    function keep(one: ChildProcess): ChildProcess {
      children.push(one);
      return one;
    }
  });
}
