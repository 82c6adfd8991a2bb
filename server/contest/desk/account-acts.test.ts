import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BINH, DONE, LAN, logged, order, REASON, timesLogged, UNKNOWN } from '../../testing/desk.ts';
import { openWorld, type World } from '../../testing/world.ts';

const acts = suite<{ world: World }>('an act on the accounts');
acts.before.each(async (context) => {
  context.world = await openWorld();
  await context.world.staff('lan', 'organiser');
});
acts.after.each(({ world }) => world.close());

acts('makes a link whose token the log does not know', async ({ world }) => {
  const verdict = await order(world, { act: 'account-invite', role: 'coordinator', unit: 'SNV' });
  const { path } = verdict.ok ? (verdict.value as { path: string }) : { path: '' };
  assert.match(path, /^\/welcome\?token=[\w-]{32}$/);
  const [event] = await logged(world);
  assert.equal([event?.actor, event?.act, event?.detail], ['lan', 'account-invite', { role: 'coordinator', unit: 'SNV', via: 'page' }]);
  assert.not.ok(JSON.stringify(event).includes(path.split('=')[1] ?? ''));
  assert.equal(await order(world, { act: 'account-invite', role: 'auditor', unit: 'SNV' }), { ok: false, refusal: 'malformed' });
});

acts('ends an unused link once', async ({ world }) => {
  await order(world, { act: 'account-invite', role: 'auditor', unit: null });
  const [invitation] = (await world.contest.staff.list()).invitations;
  const cancel = { act: 'invitation-cancel', invitation: invitation?.id ?? '' } as const;
  assert.equal(await Promise.all([order(world, cancel, LAN), order(world, cancel, BINH)]), [DONE, UNKNOWN]);
  assert.is(await timesLogged(world, 'invitation-cancel'), 1);
});

acts('ends an account and its sessions, and never the last organiser\'s', async ({ world }) => {
  const cookie = await world.staff('binh', 'organiser');
  const token = cookie.split('=')[1] ?? '';
  assert.is((await world.contest.staff.session(token))?.account, 'binh');
  const remove = { act: 'account-remove', account: 'binh', reason: REASON } as const;
  assert.equal(await Promise.all([order(world, remove, LAN), order(world, remove, BINH)]), [DONE, UNKNOWN]);
  assert.is(await world.contest.staff.session(token), undefined);
  assert.equal(await logged(world), [{ actor: 'lan', act: 'account-remove', subject: 'binh', reason: REASON, detail: { via: 'page' } }]);
  assert.equal(await order(world, { ...remove, account: 'lan' }), { ok: false, refusal: 'last-organiser' });
});

acts.run();
