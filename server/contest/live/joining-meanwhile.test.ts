import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { OrganiserAct } from '../../protocol/acts.ts';
import { commitFaults, type CommitFaults } from '../../testing/commit-faults.ts';
import { joinLive, livePhone } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { signIn } from '../../testing/player.ts';
import { personalCodeOf, staffCodeOf } from '../../testing/small-contest.ts';

const race = suite<{ stage: LiveStage; disk: CommitFaults; token: string }>('somebody of the roster who joins while an act about them is written');
race.before.each(async (context) => {
  context.disk = commitFaults();
  context.stage = await openStage({ people: 4, rules: { joining: 'registered' }, faults: context.disk.faults });
  const signedIn = await signIn(context.stage.world.address, { staffCode: staffCodeOf(1), personalCode: personalCodeOf(1) });
  context.token = signedIn.ok ? signedIn.value.token : '';
});
race.after.each(async ({ stage, disk }) => {
  disk.release();
  await stage.close();
});

const reason = 'được cử vào tổ giúp việc';
const ticket = 'a'.repeat(32);

/** The act is held at its commit until they have asked to come in. */
async function meanwhile({ stage, disk, token }: { stage: LiveStage; disk: CommitFaults; token: string }, act: OrganiserAct): Promise<string> {
  disk.hold();
  const done = stage.host.post('act', act);
  await disk.held();
  const joining = joinLive(stage.world.address, { pin: stage.pin, nickname: null, ticket }, token);
  for (let turn = 0; turn < 10; turn += 1) await stage.view();
  disk.release();
  assert.ok((await done).ok);
  const joined = await joining;
  return joined.ok ? 'in' : joined.refusal;
}

race('is not let in where they may not play any more', async (context) => {
  assert.is(await meanwhile(context, { act: 'exclude', staffCode: staffCodeOf(1), group: 'helper', reason }), 'excluded');
  assert.is((await context.stage.view()).numbers.joined, 0);
});

race('has to sign in again where their devices were signed out, also behind a restart', async (context) => {
  const { world } = context.stage;
  assert.is(await meanwhile(context, { act: 'revoke', staffCode: staffCodeOf(1), reason }), 'not-signed-in');
  const again = () => livePhone(world.address, ticket).then(() => 'in', (error: Error) => error.message);
  assert.is(await again(), 'signed-out');
  await world.restart(1_000);
  assert.is(await again(), 'signed-out');
});

race.run();
