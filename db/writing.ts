// The thread that writes: it opens the database, and writes for the thread that has made it until that says `end`.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { groupCommit, type GroupCommit, type JobKind } from './group-commit.ts';
import { openDatabase, type Database } from './open.ts';
import { unpackWrites } from './packed-writes.ts';
import { storesOn } from './stores.ts';
import { told, type FromWriter, type ToWriter, type Write, type WriteOrder, type Written } from './writer-protocol.ts';
import type { Writer } from './writer.ts';

type Run = (given: readonly unknown[]) => unknown;

if (parentPort === null) throw new Error('this runs in a thread of its own');
begin(parentPort);

function begin(port: MessagePort): void {
  try {
    writeTo(openDatabase(String(workerData.file)), port);
    say(port, { opened: true });
  } catch (error) {
    say(port, { opened: false, error: told(error) });
    port.close();
  }
}

function writeTo(database: Database, port: MessagePort): void {
  const clock = { now: 0 };
  let written = nothing();
  const kind: JobKind<Write> = {
    run: ([name, given]) => runOf(name)(given),
    resolve: (_write, value) => void written.values.push(value),
    reject: (_write, error) => {
      written.failures.push([written.values.length, told(error.cause)]);
      written.values.push(undefined);
    },
  };
  const commits = groupCommit(database, kind, { now: () => clock.now, committed: (committed) => written.committed.push(committed), settled: tell });
  const runs = runsOf(database, commits, (name) => written.news.add(name));

  function tell(): void {
    say(port, written);
    written = nothing();
  }

  function runOf(name: string): Run {
    const run = runs.get(name);
    if (run === undefined) throw new Error(`nothing that is written is called ${name}`);
    return run;
  }

  function take({ now, writes }: WriteOrder): void {
    clock.now = now;
    for (const write of unpackWrites(writes)) commits.add(write);
  }

  async function end(): Promise<void> {
    await commits.drained();
    database.close();
    port.close();
  }

  port.on('message', (order: ToWriter) => {
    if (order === 'come-alive') commits.comeAlive();
    else if (order === 'end') void end();
    else take(order);
  });
}

/** The stores themselves are not needed here, but what each of their writes does. */
function runsOf(database: Database, commits: GroupCommit<Write>, news: (name: string) => void): Map<string, Run> {
  const runs = new Map<string, Run>();
  const naming: Writer = {
    of: (store) => <Given extends readonly unknown[], Value>(name: string, run: (...given: Given) => Value) => {
      if (runs.has(`${store}.${name}`)) throw new Error(`two writes are called ${store}.${name}`);
      runs.set(`${store}.${name}`, (given) => run(...(given as Given)));
      return () => Promise.reject(new Error('this thread writes what it is told, and nothing of its own'));
    },
    news: (name, heard) => () => {
      heard();
      news(name);
    },
    comeAlive: commits.comeAlive,
    drained: commits.drained,
  };
  storesOn(database, naming);
  return runs;
}

function nothing(): Written {
  return { values: [], failures: [], news: new Set(), committed: [] };
}

function say(port: MessagePort, message: FromWriter): void {
  port.postMessage(message, []);
}
