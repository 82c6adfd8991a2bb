import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openReader } from '../db/open.ts';
import { readConfig } from '../server/config.ts';
import type { OperatorCommand } from '../server/protocol/operator.ts';
import { type Refusal, verdictOf } from '../server/protocol/refusals.ts';
import { readSecrets } from '../server/secrets.ts';
import { inSentences, UsageError } from './in-sentences.ts';
import { readOrder } from './organiser/order.ts';
import { printed } from './organiser/printed.ts';
import { USAGE } from './organiser/usage.ts';

const running = z.object({ port: z.int(), host: z.string() });
const answered = verdictOf(z.unknown());

/** What a refusal means for an act of this command line. */
const SENTENCES: Partial<Record<Refusal, string>> = {
  unknown: 'there is no such round, person, question, unit, display, link or account',
  'not-open': 'the round is not open, or its ranking is not made yet: that happens at its close',
  malformed: 'the server does not take this: a coordinator has a unit (--for) and nobody else has',
  'clock-in-doubt': 'the clock of the server stands behind its records: set it right, or say confirm-clock',
  'changed-meanwhile': 'it has changed meanwhile: look at how it stands now, then decide',
  'last-organiser': 'the last organiser cannot be removed',
  closed: 'the round has closed already',
  'already-taken': 'that question was withdrawn before',
  'not-allowed': 'not possible as things stand: a close moves only to later, a draw needs exactly the tied people, and a round opens only with enough questions in its bank',
  'not-saved': 'the database could not be written to; nothing has changed',
  restarting: 'the server is stopping; try again in a moment',
  internal: 'the server could not do it: its log says why',
};

const words = process.argv.slice(2);

await inSentences(async () => {
  if (words.length === 0 || words.includes('--help')) return void process.stdout.write(USAGE);
  const order = readOrder(words);
  if (!order.ok) throw new UsageError(order.problem);
  const { dataFolder } = readConfig(process.env, []);
  const value = await send(dataFolder, order.command);
  // Only the log needs it: what an act has answered - a new personal code - must not be lost to a database that cannot be read.
  const people = order.command.act === 'log' ? recognisable(dataFolder) : undefined;
  process.stdout.write(printed(order.command, value, { full: words.includes('--full'), personOf: (id) => people?.personOf(id) }));
  people?.close();
});

/** Orders go through the running server, so that memory, screens and database never differ. */
async function send(dataFolder: string, command: OperatorCommand): Promise<unknown> {
  const serverFile = join(dataFolder, 'server.json');
  if (!existsSync(serverFile)) throw new UsageError(`no server runs on ${dataFolder}: start it with npm start, or set DATA_DIR to its folder`);
  const { port, host } = running.parse(JSON.parse(readFileSync(serverFile, 'utf8')));
  const { operatorToken } = readSecrets(dataFolder);
  const response = await fetch(`${addressOn(host)}:${port}/api/operator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${operatorToken}` },
    body: JSON.stringify(command),
  }).catch(() => undefined);
  // Another program may have taken the port of a server that was killed.
  const verdict = answered.safeParse(await response?.json().catch(() => undefined));
  if (!verdict.success) throw new UsageError('the server does not answer: is it still running?');
  if (!verdict.data.ok) throw new UsageError(SENTENCES[verdict.data.refusal] ?? `refused: ${verdict.data.refusal}`);
  return verdict.data.value;
}

/** People by their ids, from the database that the server runs on. */
function recognisable(dataFolder: string) {
  const reader = openReader(join(dataFolder, 'contest.sqlite'));
  const person = reader
    .prepare<[string], string>(`SELECT participant.name || ' (' || unit.code || ', …' || staff_code_tail || ')' FROM participant JOIN unit ON unit.id = unit_id WHERE participant.id = ?`)
    .pluck();
  return { personOf: (id: string): string | undefined => person.get(id), close: () => void reader.close() };
}

/** A server that listens on every address is reached over loopback. */
function addressOn(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'http://127.0.0.1';
  return host.includes(':') ? `http://[${host}]` : `http://${host}`;
}
