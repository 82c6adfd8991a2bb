import { createDecipheriv } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { PictureSaved } from '../../protocol/picture.ts';
import { livePhone } from '../../testing/live-phone.ts';
import { openStage, type LiveStage } from '../../testing/live-stage.ts';
import { PICTURES } from '../../testing/pictures.ts';
import { checkedPicture } from './checked-picture.ts';

const pictures = suite<{ stage: LiveStage }>('pictures of questions');
pictures.before.each(async (context) => {
  context.stage = await openStage();
});
pictures.after.each(({ stage }) => stage.close());

const put = (stage: LiveStage, content: Buffer | null, question = 'ALPHA-01') => stage.host.post<PictureSaved>('picture', { question, content: content?.toString('base64') ?? null, alt: 'Bản đồ thành phố' });

pictures('are sealed until their question opens, in a length that tells nothing, at an address made for this showing', async ({ stage }) => {
  const saved = await put(stage, PICTURES.webp);
  assert.ok(saved.ok && saved.value.picture?.type === 'image/webp');
  const lan = await stage.guest('Lan');
  await stage.act({ order: 'next' });
  const { picture } = await lan.shows('announced');
  assert.is(picture?.bytes, 32_768);
  const sealed = Buffer.from(await (await fetch(`${stage.world.address}${picture?.url}`)).arrayBuffer());
  assert.is(sealed.length, 32_768);
  assert.not(sealed.includes('WEBP'));
  assert.not.match(JSON.stringify(lan.screens), 'Bản đồ');
  await stage.advance(3_000);
  const open = (await lan.shows('open')).picture;
  assert.equal([open?.url, open?.alt, open?.width, open?.height], [picture?.url, 'Bản đồ thành phố', 32, 24]);
  const bytes = createDecipheriv('chacha20', Buffer.from(open?.key ?? '', 'base64'), Buffer.alloc(16)).update(sealed).subarray(0, open?.length);
  assert.equal(bytes, checkedPicture(PICTURES.webp)?.content);
  await stage.openNext();
  assert.is((await lan.shows('open')).picture, null);
  assert.is((await fetch(`${stage.world.address}${picture?.url}`)).status, 404);
});

pictures('are sealed anew after a restart', async ({ stage }) => {
  await put(stage, PICTURES.png);
  const lan = await stage.guest('Lan');
  await stage.openNext();
  const before = (await lan.shows('open')).picture;
  await stage.world.restart(1_000);
  const again = await livePhone(stage.world.address, lan.token);
  const after = (await again.shows('open')).picture;
  assert.is.not(after?.key, before?.key);
  assert.is((await fetch(`${stage.world.address}${after?.url}`)).status, 200);
  again.leave();
});

pictures('are refused where they are none, and can be taken away', async ({ stage }) => {
  assert.equal(await put(stage, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), { ok: false, refusal: 'picture-refused' });
  assert.equal(await put(stage, PICTURES.png, 'NONE'), { ok: false, refusal: 'unknown' });
  assert.ok((await put(stage, PICTURES.png)).ok);
  const alt = async () => (await stage.view()).next as { alt: string | null };
  assert.is((await alt()).alt, 'Bản đồ thành phố');
  assert.equal(await put(stage, null), { ok: true, value: { picture: null } });
  assert.is((await alt()).alt, null);
});

pictures.run();
