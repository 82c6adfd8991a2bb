import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openOffice, OPERATOR, PASSWORD, tokenOf, type Office } from '../testing/staff-office.ts';

const given = (token: string, account = 'to-chuc', password = PASSWORD) => ({ token, name: 'Trần Văn Bình', account, password });
const USED = { ok: false, refusal: 'not-allowed' };

const links = suite<Office>('one-time links');
links.before.each(async (office) => void Object.assign(office, await openOffice()));
links.after.each(({ close }) => close());

links('of the start make the first organiser: each new one ends the one before, and none is made once there is one', async ({ welcome, staff, stores }) => {
  const [old = '', token = ''] = [await welcome.invite(), await welcome.invite()];
  assert.equal(await welcome.offered(old), USED);
  assert.equal(await welcome.offered(token), { ok: true, value: { role: 'organiser', unit: null } });
  assert.equal((await staff.list()).invitations, [], 'it is listed nowhere');
  assert.equal(await welcome.accept(given(old)), USED);
  assert.equal(await welcome.accept(given(token, 'TO-CHUC')), { ok: true, value: { account: 'to-chuc' } });
  assert.equal(await welcome.accept(given(token, 'another')), USED);
  assert.equal(await welcome.offered(token), USED);
  assert.is(await welcome.invite(), undefined);
  const [event] = await stores.events.latest(1);
  assert.equal([event?.actor, event?.act, event?.subject], ['to-chuc', 'account-created', 'to-chuc']);
  assert.is((await staff.signIn({ account: 'to-chuc', password: PASSWORD }, { address: '' })).ok, true);
});

links('of the start end where an organiser comes by another link, and not where only an auditor does', async ({ welcome, account }) => {
  const token = (await welcome.invite()) ?? '';
  await account('auditor', 'auditor');
  assert.is((await welcome.offered(token)).ok, true);
  await account('organiser');
  assert.equal(await welcome.accept(given(token)), USED);
});

links('of an organiser outlive a start, and make what they say', async ({ welcome, staff }) => {
  const token = tokenOf(await staff.invite(OPERATOR, { role: 'coordinator', unit: 'SNV' }));
  await welcome.invite();
  assert.equal(await welcome.accept(given(token)), { ok: true, value: { account: 'to-chuc' } });
  assert.equal((await staff.list()).accounts.map(({ role, unit }) => [role, unit]), [['coordinator', 'SNV']]);
});

links('that two people open at once make one account', async ({ welcome, staff }) => {
  const token = tokenOf(await staff.invite(OPERATOR, { role: 'organiser', unit: null }));
  const verdicts = await Promise.all(['first', 'second'].map((account) => welcome.accept(given(token, account))));
  assert.equal(verdicts, [{ ok: true, value: { account: 'first' } }, USED]);
});

links('stay good where the name is taken, was taken, or stands for nobody', async ({ welcome, staff, account }) => {
  for (const name of ['bình', 'gone']) await account(name);
  await staff.remove(OPERATOR, { account: 'gone', reason: 'đã nghỉ' });
  const token = tokenOf(await staff.invite(OPERATOR, { role: 'organiser', unit: null }));
  for (const name of ['BÌNH', 'bình'.normalize('NFD'), 'Gone', 'operator', 'Demonstration'])
    assert.equal(await welcome.accept(given(token, name)), { ok: false, refusal: 'account-exists' }, name);
  assert.is((await welcome.accept(given(token, 'free'))).ok, true);
});

links('make no account whose name could pass for another one or for the server', async ({ welcome, staff }) => {
  const token = tokenOf(await staff.invite(OPERATOR, { role: 'organiser', unit: null }));
  for (const name of ['display:Sảnh', 'bình\u200b', 'lаn', 'hai từ', 'schedule ', 'operator\u034f', 'ｏperator', 'ﬁnance', 'lan①', 'lıan', 'lſan']) assert.is((await welcome.accept(given(token, name))).ok, false, name);
  assert.is((await welcome.accept(given(token, 'đầu-mối_1@tn.gov.vn'))).ok, true);
});

links('that were being made while their maker was removed are worth nothing', async ({ welcome, staff, stores, account }) => {
  for (const name of ['lan', 'bình']) await account(name);
  const { invite } = stores.organisers;
  stores.organisers.invite = async (...given) => {
    await staff.remove(OPERATOR, { account: 'lan', reason: 'đã nghỉ' });
    return invite(...given);
  };
  const token = tokenOf(await staff.invite({ name: 'lan', via: 'page' }, { role: 'organiser', unit: null }));
  assert.equal(await welcome.offered(token), USED);
  assert.equal(await welcome.accept(given(token)), USED);
  assert.equal((await staff.list()).invitations, []);
});

links('that two people use for one name make one account, and leave the other link good', async ({ welcome, staff }) => {
  const tokens = [1, 2].map(async () => tokenOf(await staff.invite(OPERATOR, { role: 'organiser', unit: null })));
  const [first = '', second = ''] = await Promise.all(tokens);
  const verdicts = await Promise.all([first, second].map((token) => welcome.accept(given(token))));
  assert.equal(verdicts, [{ ok: true, value: { account: 'to-chuc' } }, { ok: false, refusal: 'account-exists' }]);
  assert.is((await welcome.offered(second)).ok, true);
});

links('take no password that is too short as it is stored', async ({ welcome, staff }) => {
  const token = tokenOf(await staff.invite(OPERATOR, { role: 'organiser', unit: null }));
  const typed = 'ệ'.repeat(4).normalize('NFD');
  assert.is(typed.length, 12);
  assert.equal(await welcome.accept(given(token, 'to-chuc', typed)), { ok: false, refusal: 'malformed' });
  assert.is((await welcome.offered(token)).ok, true);
});

links.run();
