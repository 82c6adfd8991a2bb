import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buildProgram } from '../../scripts/setup/builds.mjs';
import { SERVER_FLAGS } from '../../scripts/setup/node-flags.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Built once for all that a process starts. */
let program: string | undefined;

/** A start may load the demonstration, perhaps on a busy machine, milliseconds. */
const PATIENCE = 30_000;

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ChildServer {
  address: string;
  /** What it has written to standard output and standard error. */
  printed(): string;
  signal(name: NodeJS.Signals): void;
  ended: Promise<Ending>;
}

export interface ChildOptions {
  folder: string;
  port: number;
  /** What stands behind `npm start --`. */
  words?: string[];
  settings?: Record<string, string>;
}

/** The real product in a process of its own, as `npm start` runs it. */
export function launch({ folder, port, words = [], settings = {} }: ChildOptions): ChildServer & { listening: Promise<void> } {
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, BASE_URL: '', TRUST_PROXY: '', LOG_LEVEL: 'error', ...settings };
  const child = spawn(process.execPath, [...SERVER_FLAGS, (program ??= buildProgram(ROOT)), ...words], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const listening = new Promise<void>((resolve, reject) => {
    const fail = (): void => reject(new Error(`the server does not listen; it wrote: ${printed}`));
    const limit = setTimeout(fail, PATIENCE);
    const keep = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes('hoithi is listening')) resolve();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    void ended.then(fail);
    void ended.then(() => clearTimeout(limit));
  });
  listening.catch(() => undefined);
  return { address: `http://127.0.0.1:${port}`, printed: () => printed, signal: (name) => void child.kill(name), ended, listening };
}

/** Starts the product and waits until it listens. */
export async function startServer(options: ChildOptions): Promise<ChildServer> {
  const server = launch(options);
  await server.listening;
  return server;
}

/**
 * A port that a restarted server gets again: below those that the system hands to outgoing connections, so that nobody
 * takes it while the server is away.
 */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
