import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openStage, type Stage } from '../testing/stage.ts';
import { visitor } from '../testing/visitor.ts';

const PATIENCE_MS = 8000;

const halfOpen = suite<{ stage: Stage }>('a connection that is dead and does not know it');
halfOpen.before(async (context) => {
  context.stage = await openStage();
});
halfOpen.after(({ stage }) => stage.close());

halfOpen('holds an answer no longer than it takes to notice', async ({ stage }) => {
  const [player] = stage.players;
  if (player === undefined) throw new Error('nobody plays');
  const one = visitor(await stage.page({ hasTouch: true, isMobile: true }));
  await one.signIn(stage.cable.address, player);
  await one.start();
  await one.question(1);
  await one.page.locator('[data-testid=connection][data-state=good]').waitFor();
  stage.cable.freeze();
  await one.choose('B');
  const committedAt = performance.now();
  await one.commit();
  await one.page.locator('[data-testid=saved]', { hasText: '1/20' }).waitFor();
  const took = performance.now() - committedAt;
  assert.ok(took < PATIENCE_MS, `${took} ms`);
  await one.page.locator('[data-testid=connection][data-state=good]').waitFor();
});

halfOpen.run();
