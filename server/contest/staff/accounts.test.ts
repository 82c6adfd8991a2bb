import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Actor } from '../actor.ts';
import { openOffice, OPERATOR, PASSWORD, tokenOf, type Office } from '../../testing/staff-office.ts';
import type { SessionEnded, StaffSession } from './session.ts';

const HOUR = 3_600_000;
const REASON = 'đã chuyển công tác';
const PAGE: Actor = { name: 'lan', via: 'page' };
const UNKNOWN = { ok: false, refusal: 'unknown' };

interface Context {
  office: Office;
  signedIn(account: string): Promise<{ token: string; session: StaffSession }>;
  newest(): Promise<unknown>;
}

const accounts = suite<Context>('accounts of the staff');
accounts.before.each(async (context) => {
  const office = await openOffice();
  context.office = office;
  await office.account('lan');
  context.signedIn = async (account) => {
    const verdict = await office.staff.signIn({ account, password: PASSWORD }, { address: '192.0.2.1' });
    if (!verdict.ok) throw new Error(`${account} could not sign in: ${verdict.refusal}`);
    return verdict.value;
  };
  context.newest = async () => {
    const [event] = await office.stores.events.latest(1);
    return event && [event.actor, event.act, event.subject, event.reason, event.detail];
  };
});
accounts.after.each(({ office }) => office.close());

accounts('have sessions of twelve hours that say who, in which role, for which unit', async ({ office, signedIn }) => {
  await office.account('dau-moi', 'coordinator', 'SNV1');
  const { token, session } = await signedIn('dau-moi');
  assert.equal({ ...session, organiser: '', key: '' }, {
    organiser: '', key: '', account: 'dau-moi', name: 'Cán bộ dau-moi', role: 'coordinator',
    unit: { id: 'part', code: 'SNV1', name: 'Phòng Một' }, expiresAt: office.clock.now() + 12 * HOUR,
  });
  assert.equal(await office.staff.session(token), session);
  office.clock.advance(12 * HOUR - 1);
  assert.equal(await office.staff.session(token), session);
  office.clock.advance(1);
  assert.is(await office.staff.session(token), undefined);
});

accounts('stay signed in over a restart, by a token of which only the hash is stored', async ({ office, signedIn }) => {
  const { token, session } = await signedIn('lan');
  for (const file of [office.file, `${office.file}-wal`]) assert.not.ok(readFileSync(file).includes(token), file);
  assert.not.equal(session.key, token);
  await office.restart();
  assert.equal(await office.staff.session(token), session);
  for (const strange of ['', session.key, `${token}x`]) assert.is(await office.staff.session(strange), undefined);
});

accounts('sign one session out and leave the others', async ({ office, signedIn }) => {
  const ended: SessionEnded[] = [];
  office.staff.onEnded((one) => ended.push(one));
  const [first, second] = [await signedIn('lan'), await signedIn('lan')];
  await office.staff.signOut(first.session);
  assert.is(await office.staff.session(first.token), undefined);
  assert.equal(await office.staff.session(second.token), second.session);
  assert.equal(ended, [{ organiser: first.session.organiser, key: first.session.key, why: 'signed-out' }]);
});

accounts('that are removed lose every session and every link they have made, and keep their name', async ({ office, signedIn, newest }) => {
  const { staff, welcome } = office;
  await office.account('hai');
  const ended: SessionEnded[] = [];
  staff.onEnded((one) => ended.push(one));
  const [first, second, other] = [await signedIn('hai'), await signedIn('hai'), await signedIn('lan')];
  const own = tokenOf(await staff.invite({ name: 'hai', via: 'page' }, { role: 'organiser', unit: null }));
  const others = tokenOf(await staff.invite(PAGE, { role: 'auditor', unit: null }));
  assert.equal(await staff.remove(PAGE, { account: 'HAI', reason: REASON }), { ok: true, value: {} });
  assert.equal(await newest(), ['lan', 'account-remove', 'hai', REASON, { via: 'page' }]);
  for (const { token } of [first, second]) assert.is(await staff.session(token), undefined);
  assert.equal(await staff.session(other.token), other.session);
  assert.equal(ended, [{ organiser: first.session.organiser, why: 'removed' }]);
  assert.equal(await welcome.offered(own), { ok: false, refusal: 'not-allowed' });
  assert.equal(await welcome.accept({ token: others, name: 'Một người khác', account: 'Hai', password: PASSWORD }), { ok: false, refusal: 'account-exists' });
  assert.equal(await staff.remove(PAGE, { account: 'hai', reason: REASON }), UNKNOWN);
  assert.equal((await staff.list()).accounts.map(({ account }) => account), ['lan']);
});

accounts('cannot lose their last organiser, whoever else there is', async ({ office }) => {
  const { staff } = office;
  await office.account('kiem-tra', 'auditor');
  await office.account('dau-moi', 'coordinator', 'SNV');
  assert.equal(await staff.remove(OPERATOR, { account: 'lan', reason: REASON }), { ok: false, refusal: 'last-organiser' });
  await office.account('hai');
  const both = await Promise.all(['lan', 'hai'].map((account) => staff.remove(OPERATOR, { account, reason: REASON })));
  assert.equal(both, [{ ok: true, value: {} }, { ok: false, refusal: 'last-organiser' }]);
  for (const account of ['kiem-tra', 'dau-moi']) assert.is((await staff.remove(OPERATOR, { account, reason: REASON })).ok, true);
  assert.equal((await staff.list()).accounts.map(({ account }) => account), ['hai']);
});

accounts('are made by links: a coordinator has a unit, nobody else has', async ({ office, newest }) => {
  const { staff, welcome } = office;
  const malformed = { ok: false, refusal: 'malformed' };
  assert.equal(await staff.invite(PAGE, { role: 'coordinator', unit: null }), malformed);
  assert.equal(await staff.invite(PAGE, { role: 'auditor', unit: 'SNV' }), malformed);
  assert.equal(await staff.invite(PAGE, { role: 'coordinator', unit: 'NOPE' }), UNKNOWN);
  const token = tokenOf(await staff.invite(PAGE, { role: 'coordinator', unit: 'SNV' }));
  const [open] = (await staff.list()).invitations;
  assert.equal(open, { id: open?.id, role: 'coordinator', unit: 'SNV', madeAt: office.clock.now() });
  assert.equal(await newest(), ['lan', 'account-invite', open?.id, '', { role: 'coordinator', unit: 'SNV', via: 'page' }]);
  assert.equal(await welcome.offered(token), { ok: true, value: { role: 'coordinator', unit: { code: 'SNV', name: 'Sở Nội vụ' } } });
  assert.equal(await staff.cancel(PAGE, open?.id ?? ''), { ok: true, value: {} });
  assert.equal(await newest(), ['lan', 'invitation-cancel', open?.id, '', { role: 'coordinator', unit: 'SNV', via: 'page' }]);
  assert.equal(await staff.cancel(PAGE, open?.id ?? ''), UNKNOWN);
  assert.equal(await welcome.offered(token), { ok: false, refusal: 'not-allowed' });
});

accounts('are listed with the units that a coordinator may have, and without a password', async ({ office }) => {
  await office.account('dau-moi', 'coordinator', 'SNV1');
  const createdAt = office.clock.now();
  const { accounts: rows, ...rest } = await office.staff.list();
  assert.equal(rows.toSorted((one, other) => (one.account < other.account ? -1 : 1)), [
    { account: 'dau-moi', name: 'Cán bộ dau-moi', role: 'coordinator', unit: 'SNV1', createdAt, lastSignIn: null },
    { account: 'lan', name: 'Cán bộ lan', role: 'organiser', unit: null, createdAt, lastSignIn: null },
  ]);
  assert.equal(rest, { invitations: [], units: [{ code: 'SNV', name: 'Sở Nội vụ', parent: null }, { code: 'SNV1', name: 'Phòng Một', parent: 'SNV' }] });
});

accounts.run();
