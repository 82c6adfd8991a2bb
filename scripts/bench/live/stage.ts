import { readSecrets } from '../../../server/secrets.ts';
import { newId } from '../../../db/ids.ts';
import { openContest } from '../../../server/contest/contest.ts';
import { newToken, tokenHash } from '../../../server/contest/keys.ts';
import { slowPasswords } from '../../../server/contest/staff/passwords.ts';
import { openHouse } from '../../../server/house.ts';
import type { LiveHostView, LiveOrder } from '../../../server/protocol/live-host.ts';
import { liveRules, liveScript } from '../../../server/protocol/live.ts';
import { DECLARATION } from '../../demo/contest.ts';
import { demonstrationStaff } from '../../demo/staff.ts';
import { readBank } from '../../demo/bank.ts';
import { loadPeople } from '../load-people.ts';

export interface PreparedSession { session: string; tokens: string[] }

const HOST = 'bantochuc';

/** A data folder with a live session of so many questions in its lobby, which so many guests have joined. */
export async function prepareSession(folder: string, { people, questions }: { people: number; questions: number }): Promise<PreparedSession> {
  const house = openHouse({ dataFolder: folder, logLevel: 'warn' });
  const { stores, clock, events, secrets } = house;
  await loadPeople(house, 40, DECLARATION);
  const parts = { stores, clock, events, keys: secrets.keys, passwords: slowPasswords(), random: (bytes: number) => Buffer.alloc(bytes, 'b') };
  const contest = await openContest(parts, { entryAddress: () => '', signInOpen: true, behindProxy: false });
  await contest.recover();
  const actor = { name: HOST, via: 'command-line' as const };
  const steps = readBank().questions.slice(0, questions).map(({ code }, index) => ({ kind: 'question', id: `q${index}`, question: code, seconds: 120 }));
  const created = await contest.live.order(actor, { order: 'create', name: 'Bench', rules: liveRules.parse({ joining: 'guests', capacity: 20_000, leadSeconds: 2 }), script: liveScript.parse({ steps }) });
  const session = created.ok && 'session' in created.value ? created.value.session : null;
  if (session === null) throw new Error(`no live session was made: ${JSON.stringify(created)}`);
  await contest.live.order(actor, { order: 'open-lobby', session, revision: 0 });
  const [row] = await stores.liveSessions.all((await stores.contests.current())?.id ?? '');
  const tokens = Array.from({ length: people }, newToken);
  if (row !== undefined) await Promise.all(tokens.map((token, place) => stores.livePlayers.join({ id: newId(), session: row.id, participant: null, name: `Khách ${place}`, nicknameKey: `khach${place}`, tokenHash: tokenHash(token), joinedAt: clock.now() }, people)));
  await contest.stop();
  await house.close();
  return { session, tokens };
}

type Given = LiveOrder extends infer One ? (One extends { revision: number } ? Omit<One, 'session' | 'revision'> : never) : never;

/** The session's host, who has signed in as the demonstration's organiser. */
export async function hostOf(folder: string, address: string, session: string) {
  const password = demonstrationStaff(readSecrets(folder).keys).find(({ account }) => account === HOST)?.password ?? '';
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${address}/api/staff/sign-in`, { method: 'POST', headers: json, body: JSON.stringify({ account: HOST, password }) });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';

  async function ask<Value>(path: string, body?: object): Promise<Value> {
    const response = await fetch(`${address}/api/staff/${path}`, { headers: { ...json, cookie }, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
    const verdict: { ok: boolean; value: Value } = Object(await response.json());
    if (!verdict.ok) throw new Error(`the host was refused: ${JSON.stringify(verdict)}`);
    return verdict.value;
  }

  const view = (): Promise<LiveHostView> => ask(`live?session=${session}`);
  return {
    view,
    order: async (given: Given): Promise<void> => void (await ask('live-order', { ...given, session, revision: (await view()).revision })),
    /** How many answers to a step are on disk. */
    stored: async (step: string): Promise<number> => (await ask<unknown[]>(`live-answers?session=${session}&step=${step}`)).length,
  };
}
