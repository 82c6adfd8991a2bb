import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CHEAP } from '../../testing/small-contest.ts';
import { isLongEnough, slowPasswords } from './passwords.ts';

const PASSWORD = 'hoa phượng đỏ nở tháng năm';
const passwords = suite('passwords');

passwords('cost what OWASP asks of scrypt where nobody says otherwise, with a salt each', async () => {
  const { hash, matches } = slowPasswords();
  const stored = await hash(PASSWORD);
  assert.match(stored, /^scrypt\$131072\$8\$1\$[\w+/]{22}==\$[\w+/]{43}=$/);
  assert.is(await matches(PASSWORD, stored), true);
  assert.is(await matches(`${PASSWORD}.`, stored), false);
  const cheap = slowPasswords(CHEAP);
  assert.not.equal((await cheap.hash(PASSWORD)).split('$').slice(4), (await cheap.hash(PASSWORD)).split('$').slice(4));
});

passwords('are compared at the cost that stands in their hash', async () => {
  const stored = await slowPasswords({ N: 64, r: 4, p: 2 }).hash(PASSWORD);
  assert.match(stored, /^scrypt\$64\$4\$2\$/);
  assert.is(await slowPasswords(CHEAP).matches(PASSWORD, stored), true);
  assert.is(await slowPasswords(CHEAP).matches('another', stored), false);
});

passwords('never match what is no hash of this kind', async () => {
  const { hash, matches } = slowPasswords(CHEAP);
  const stored = await hash(PASSWORD);
  for (const wrong of [undefined, '', PASSWORD, stored.replace('scrypt', 'plain'), stored.slice(0, -8), `${stored}$x`, 'scrypt$16$8$1$AAAA$'])
    assert.is(await matches(PASSWORD, wrong), false, wrong);
});

passwords('take as long for an account that does not exist', async () => {
  const { hash, matches } = slowPasswords({ N: 2 ** 14, r: 8, p: 1 });
  const stored = await hash(PASSWORD);
  const fastest = async (against: string | undefined): Promise<number> => {
    const times: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const from = process.hrtime.bigint();
      await matches('another password', against);
      times.push(Number(process.hrtime.bigint() - from));
    }
    return Math.min(...times);
  };
  const [known, unknown] = [await fastest(stored), await fastest(undefined)];
  assert.ok(unknown > known / 2 && unknown < known * 2, `${unknown} ns against ${known} ns`);
});

passwords('are hashed one at a time; thirty-two may wait, ten of them of one address, and a failure holds nobody up', async () => {
  const { inTurn } = slowPasswords(CHEAP);
  let running = 0;
  let most = 0;
  const release: (() => void)[] = [];
  const job = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => void release.push(resolve));
    running -= 1;
  };
  const failing = inTurn('a', () => Promise.reject(new Error('broken')));
  const rest = Array.from({ length: 10 }, () => inTurn('a', job));
  assert.is(inTurn('a', job), undefined);
  rest.push(...Array.from({ length: 22 }, (_, other) => inTurn(`b${other}`, job)));
  assert.is(inTurn('f', job), undefined);
  await failing?.then(() => assert.unreachable(), (error: Error) => assert.is(error.message, 'broken'));
  for (const turn of rest) {
    while (release.length === 0) await new Promise((resolve) => setImmediate(resolve));
    release.shift()?.();
    await turn;
  }
  assert.is(most, 1);
  assert.not.equal(inTurn('a', async () => undefined), undefined);
});

passwords('have 12 to 200 characters as they are stored, not as they are typed', () => {
  const composed = 'ệ'.repeat(12);
  for (const [password, isLong] of [['x'.repeat(11), false], ['x'.repeat(12), true], ['x'.repeat(200), true], ['x'.repeat(201), false], [composed.normalize('NFD'), true], ['ệ'.repeat(4).normalize('NFD'), false]] as const)
    assert.is(isLongEnough(password), isLong, password);
});

passwords.run();
