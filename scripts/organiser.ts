import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { type Refusal, verdictOf } from '../server/protocol/refusals.ts';
import { readSecrets } from '../server/secrets.ts';
import { readOrder, USAGE } from './organiser/order.ts';
import { printed } from './organiser/printed.ts';

const running = z.object({ port: z.int() });
const answered = verdictOf(z.unknown());

/** What a refusal means for an act of this command line. */
const SENTENCES: Partial<Record<Refusal, string>> = {
  unknown: 'there is no such round, person or question',
  'not-open': 'the round is not open, or its ranking is not made yet: that happens at its close',
  closed: 'the round has closed already',
  'already-taken': 'that question was withdrawn before',
  'not-allowed': 'not possible as things stand: a close moves only to later, and a draw needs exactly the tied people',
  'not-saved': 'the database could not be written to; nothing has changed',
  restarting: 'the server is stopping; try again in a moment',
};

const words = process.argv.slice(2);
const order = readOrder(words);

if (words.length === 0 || words.includes('--help')) process.stdout.write(USAGE);
else if (!order.ok) fail(order.problem);
else await send(order.command);

/** Orders go through the running server, so that memory, screens and database never differ. */
async function send(command: unknown): Promise<void> {
  const { dataFolder } = readConfig(process.env, []);
  const serverFile = join(dataFolder, 'server.json');
  if (!existsSync(serverFile)) return fail(`no server runs on ${dataFolder}: start it with npm start, or set DATA_DIR to its folder`);
  const { port } = running.parse(JSON.parse(readFileSync(serverFile, 'utf8')));
  const { operatorToken } = readSecrets(dataFolder);
  const response = await fetch(`http://127.0.0.1:${port}/api/operator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${operatorToken}` },
    body: JSON.stringify(command),
  }).catch(() => undefined);
  if (response === undefined) return fail('the server does not answer: is it still running?');
  const verdict = answered.parse(await response.json());
  if (!verdict.ok) return fail(SENTENCES[verdict.refusal] ?? `refused: ${verdict.refusal}`);
  return void process.stdout.write(printed(verdict.value));
}

function fail(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
