import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { freePort, launch, type ChildOptions } from '../../server/testing/child-server.ts';

/** A data folder with one server process on it, which is started, killed and stopped again. */
export interface Site {
  folder: string;
  /** The database file. */
  file: string;
  address: string;
  /** What the process that runs has written. */
  printed(): string;
  /** Makes a process and does not wait until it listens. */
  launch(settings?: ChildOptions['settings']): void;
  /** Makes a process and waits until it listens. */
  start(settings?: ChildOptions['settings']): Promise<void>;
  /** Ends the process at once; our clock when it was certainly gone. */
  kill(): Promise<number>;
  /** Ends the process as a service manager does; what was in hand is on disk then. */
  stop(): Promise<void>;
  /** A process that ends by itself, with code 1; what it has written. */
  ended(): Promise<string>;
  signal(name: NodeJS.Signals): void;
}

/** Whatever happens in `run`, nothing of the site stays. */
export async function onSite<Value>(name: string, run: (site: Site) => Promise<Value>, parent = tmpdir()): Promise<Value> {
  const folder = mkdtempSync(join(parent, `hoithi-${name}-`));
  const port = await freePort();
  let running: ReturnType<typeof launch> | undefined;
  const abandon = (): void => {
    running?.signal('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const server = () => {
    if (running === undefined) throw new Error('no server has been started');
    return running;
  };
  const site: Site = {
    folder,
    file: join(folder, 'contest.sqlite'),
    address: `http://127.0.0.1:${port}`,
    printed: () => server().printed(),
    launch: (settings = {}) => {
      running = launch({ folder, port, settings });
    },
    start: async (settings) => {
      site.launch(settings);
      await server().listening;
    },
    kill: async () => {
      server().signal('SIGKILL');
      assert.equal(await server().ended, { code: null, signal: 'SIGKILL' });
      return Date.now();
    },
    stop: async () => {
      server().signal('SIGTERM');
      assert.equal(await server().ended, { code: 0, signal: null }, server().printed());
    },
    ended: async () => {
      assert.equal(await server().ended, { code: 1, signal: null }, server().printed());
      return server().printed();
    },
    signal: (signal) => server().signal(signal),
  };
  process.once('exit', abandon);
  try {
    return await run(site);
  } finally {
    running?.signal('SIGKILL');
    await running?.ended;
    process.off('exit', abandon);
    abandon();
  }
}

/** For what is tried at random instants; nothing waits for an outcome like this. */
export { setTimeout as pause } from 'node:timers/promises';
