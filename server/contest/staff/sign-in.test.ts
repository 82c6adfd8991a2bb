import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { tokenHash } from '../keys.ts';
import { openOffice, PASSWORD, type Office } from '../../testing/staff-office.ts';

const HERE = { address: '192.0.2.1' };
const THERE = { address: '192.0.2.2' };
const MINUTE = 60_000;
const WRONG = { ok: false, refusal: 'wrong-password' };
const BLOCKED = { ok: false, refusal: 'too-many-tries' };

const signing = suite<Office>('signing in of the staff');
signing.before.each(async (office) => {
  Object.assign(office, await openOffice());
  await office.account('Bình.TV');
});
signing.after.each(({ close }) => close());

const as = (account: string, password = PASSWORD) => ({ account, password });

signing('takes account and password however they are typed: any case, composed or not', async ({ staff }) => {
  for (const given of [as('bình.tv'), as('BÌNH.TV'), as('bình.tv'.normalize('NFD'), PASSWORD.normalize('NFD'))]) {
    const verdict = await staff.signIn(given, HERE);
    assert.is(verdict.ok && verdict.value.session.account, 'bình.tv');
  }
});

signing('refuses a wrong password, an unknown account and an account that was removed in the same words', async ({ staff, account, stores, clock }) => {
  await account('second');
  const event = { at: clock.now(), actor: 'test', act: 'account-remove', subject: 'second', reason: '', detail: {} };
  await stores.organisers.remove('second', event);
  for (const given of [as('bình.tv', `${PASSWORD} `), as('bình.tv', PASSWORD.toUpperCase()), as('nobody'), as('second')])
    assert.equal(await staff.signIn(given, HERE), WRONG, given.account);
});

signing('hears nobody for ten minutes after eight wrong passwords for one account from one address', async ({ staff, account, clock }) => {
  await account('colleague');
  for (let time = 0; time < 8; time += 1) assert.equal(await staff.signIn(as('bình.tv', 'a wrong password'), HERE), WRONG);
  assert.equal(await staff.signIn(as('bình.tv'), HERE), BLOCKED);
  assert.is((await staff.signIn(as('bình.tv'), THERE)).ok, true, 'from another address');
  assert.is((await staff.signIn(as('colleague'), HERE)).ok, true, 'a colleague behind the same address');
  clock.advance(10 * MINUTE);
  assert.is((await staff.signIn(as('bình.tv'), HERE)).ok, true, 'ten minutes later');
});

signing('counts the failures of those who wait in the queue: the fifth of five at once finds eight failures', async ({ staff }) => {
  for (let time = 0; time < 4; time += 1) await staff.signIn(as('bình.tv', 'a wrong password'), HERE);
  const passwords = [...Array.from({ length: 4 }, (_, time) => `wrong password ${time}`), PASSWORD];
  const verdicts = await Promise.all(passwords.map((password) => staff.signIn(as('bình.tv', password), HERE)));
  assert.equal(verdicts, [...Array.from({ length: 4 }, () => WRONG), BLOCKED]);
});

signing('limits one address for all accounts together, widely', async ({ staff }) => {
  for (let time = 0; time < 60; time += 1) assert.equal(await staff.signIn(as(`guess-${time}`), HERE), WRONG, String(time));
  assert.equal(await staff.signIn(as('bình.tv'), HERE), BLOCKED);
  assert.is((await staff.signIn(as('bình.tv'), THERE)).ok, true);
});

signing('never limits successes', async ({ staff }) => {
  for (let time = 0; time < 100; time += 1) assert.is((await staff.signIn(as('bình.tv'), HERE)).ok, true);
});

signing('hashes one password at a time and lets thirty-two wait, ten of one address; who comes after them is told to come back', async ({ staff }) => {
  const verdicts = await Promise.all(Array.from({ length: 13 }, () => staff.signIn(as('bình.tv'), HERE)));
  assert.is(verdicts.filter(({ ok }) => ok).length, 11);
  assert.equal(verdicts.slice(11), Array.from({ length: 2 }, () => ({ ok: false, refusal: 'too-fast' })));
  const others = await Promise.all(Array.from({ length: 40 }, (_, other) => staff.signIn(as('bình.tv'), { address: `192.0.2.${other}` })));
  assert.is(others.filter(({ ok }) => ok).length, 33);
  assert.is((await staff.signIn(as('bình.tv'), HERE)).ok, true, 'the queue is empty again');
});

signing('keeps the time of the last sign-in', async ({ staff, clock }) => {
  const last = async () => (await staff.list()).accounts.map(({ lastSignIn }) => lastSignIn);
  assert.equal(await last(), [null]);
  clock.advance(MINUTE);
  await staff.signIn(as('bình.tv', 'a wrong password'), HERE);
  assert.equal(await last(), [null]);
  await staff.signIn(as('bình.tv'), HERE);
  assert.equal(await last(), [clock.now()]);
});

signing.run();

const closed = suite<Office>('a demonstration that may not be signed in to');
closed('lets nobody of its staff in, and knows no session', async () => {
  const office = await openOffice({ open: false });
  await office.account('somebody');
  assert.equal(await office.staff.signIn(as('somebody'), HERE), { ok: false, refusal: 'not-allowed' });
  const row = await office.stores.organisers.withName('somebody');
  const now = office.clock.now();
  await office.stores.organisers.startSession({ tokenHash: tokenHash('a token'), organiser: row?.id ?? '', signedInAt: now, expiresAt: now + MINUTE });
  assert.is(await office.staff.session('a token'), undefined);
  await office.close();
});
closed.run();
