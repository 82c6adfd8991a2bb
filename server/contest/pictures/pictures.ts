import { randomBytes } from 'node:crypto';
import type { PictureAbout } from '../../../db/pictures.ts';
import type { PictureOrder, PictureSaved } from '../../protocol/picture.ts';
import type { OpenPicture, SealedPicture } from '../../protocol/live.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import { eventOf, type Actor } from '../actor.ts';
import type { Bank } from '../bank.ts';
import type { LivePictures } from '../live/live-pictures.ts';
import type { Parts } from '../parts.ts';
import { checkedPicture } from './checked-picture.ts';
import { LARGEST_PICTURE, sealedBytes } from './seal.ts';

/** One showing of a picture: its key is nowhere but here. */
interface Sealed {
  session: string;
  step: string;
  path: string;
  bytes: Buffer;
  key: string;
  length: number;
  about: PictureAbout;
}

export type Pictures = ReturnType<typeof questionPictures>;

/** Pictures of the bank's questions, and those that are on their way to a live session's people. */
export function questionPictures({ stores, clock }: Pick<Parts, 'stores' | 'clock'>, { contest, bank }: { contest: string; bank: Bank }) {
  const known = new Map<string, PictureAbout>();
  /** Of each session the last one; its address opens nothing after the next. */
  const sealed = new Map<string, Sealed>();

  function of(session: string, step: string): Sealed | undefined {
    const one = sealed.get(session);
    return one?.step === step ? one : undefined;
  }

  function sealedPicture({ path, bytes }: Sealed): SealedPicture {
    return { url: `/api/live/picture/${path}`, bytes: bytes.length };
  }

  const live: LivePictures = {
    seal: async (session, { id: step, question: code }) => {
      sealed.delete(session);
      const question = bank.byCode(code);
      const picture = question && known.has(question.id) ? await stores.pictures.of(question.id) : undefined;
      if (picture === undefined) return;
      const { content, ...about } = picture;
      const key = randomBytes(32);
      sealed.set(session, { session, step, path: randomBytes(18).toString('base64url'), bytes: sealedBytes(content, key), key: key.toString('base64'), length: content.length, about });
    },
    sealed: (session, step) => {
      const one = of(session, step);
      return one === undefined ? null : sealedPicture(one);
    },
    opened: (session, step): OpenPicture | null => {
      const one = of(session, step);
      if (one === undefined) return null;
      const { key, length, about: { type, width, height, alt } } = one;
      return { ...sealedPicture(one), key, length, type, width, height, alt };
    },
    alt: (question) => known.get(question)?.alt ?? null,
  };

  return {
    live,
    load: async (): Promise<void> => {
      for (const about of await stores.pictures.all(contest)) known.set(about.question, about);
    },
    /** The sealed bytes at an address. */
    bytes: (path: string): Buffer | undefined => [...sealed.values()].find((one) => one.path === path)?.bytes,
    order: async (actor: Actor, { question: code, content, alt }: PictureOrder): Promise<Verdict<PictureSaved>> => {
      const question = bank.byCode(code)?.id;
      if (question === undefined) return { ok: false, refusal: 'unknown' };
      if (content === null) {
        await stores.pictures.remove(question, eventOf(clock, actor, { act: 'picture-remove', subject: code }));
        known.delete(question);
        return { ok: true, value: { picture: null } };
      }
      const bytes = Buffer.from(content, 'base64');
      const checked = bytes.length <= LARGEST_PICTURE ? checkedPicture(bytes) : undefined;
      if (checked === undefined) return { ok: false, refusal: 'picture-refused' };
      const { content: cleaned, ...about } = { ...checked, question, alt: alt.normalize('NFC') };
      await stores.pictures.put({ ...about, content: cleaned }, eventOf(clock, actor, { act: 'picture-put', subject: code, detail: { type: about.type, bytes: cleaned.length, alt: about.alt } }));
      known.set(question, about);
      return { ok: true, value: { picture: { type: about.type, width: about.width, height: about.height, bytes: cleaned.length, alt: about.alt } } };
    },
  };
}
