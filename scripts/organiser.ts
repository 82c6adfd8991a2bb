import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { readSecrets } from '../server/secrets.ts';
import { readOrder, USAGE } from './organiser/order.ts';
import { printed } from './organiser/printed.ts';

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
  const { port } = JSON.parse(readFileSync(serverFile, 'utf8')) as { port: number };
  const { operatorToken } = readSecrets(dataFolder);
  const response = await fetch(`http://127.0.0.1:${port}/api/operator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${operatorToken}` },
    body: JSON.stringify(command),
  }).catch(() => undefined);
  if (response === undefined) return fail('the server does not answer: is it still running?');
  const verdict = (await response.json()) as { ok: true; value: unknown } | { ok: false; refusal: string };
  if (!verdict.ok) return fail(`refused: ${verdict.refusal}`);
  process.stdout.write(printed(verdict.value));
}

function fail(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
