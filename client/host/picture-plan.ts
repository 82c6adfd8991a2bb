import { html } from 'lit';
import type { PictureOrder, PictureSaved } from '../../server/protocol/picture.ts';
import { doneWith, type ActPlan, type Wrong } from '../staff/act-plan.ts';
import type { HostWords } from '../words/host-vi.ts';
import type { HostDesk } from './desk.ts';

/** As the server has it, bytes. */
const LARGEST = 512 * 1024;
const SHORTEST_ALT = 3;

/** Gives a question of the bank a picture in place of the one that it has, or takes it away where no file is chosen. */
export function picturePlan({ desk, words }: { desk: HostDesk; words: HostWords }, question: string): ActPlan {
  const { picture } = words.acts;
  let file: File | undefined;
  const choose = ({ target }: Event): void => {
    file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (target instanceof HTMLInputElement) target.dispatchEvent(new Event('drafted', { bubbles: true }));
  };
  return {
    title: picture.title(question),
    text: html`<p>${picture.text}</p>`,
    fields: () => html`<div class="field"><label for="file">${picture.file}</label><input id="file" type="file" accept="image/png,image/jpeg,image/webp" @change=${choose}></div>
      <div class="field"><label for="alt">${picture.alt}</label><span class="soft small" id="alt-hint">${picture.altHint}</span><input id="alt" name="alt" autocomplete="off" maxlength="300" aria-describedby="alt-hint"></div>`,
    reason: 'none',
    button: () => (file === undefined ? picture.remove : picture.save),
    refusals: words.refusals,
    check: (filled) => wrongIn(file, filled('alt'), picture),
    run: async (filled) => {
      const content = file === undefined ? null : await base64Of(file);
      const order: PictureOrder = { question, content, alt: content === null ? picture.none : filled('alt') };
      return doneWith(await desk.picture<PictureSaved>(order), () => ({ said: content === null ? picture.removed(question) : picture.done(question) }));
    },
  };
}

function wrongIn(file: File | undefined, alt: string, words: HostWords['acts']['picture']): Wrong[] {
  if (file === undefined) return [];
  return [
    ...(file.size > LARGEST ? [{ field: 'file', text: words.tooLarge(Math.ceil(file.size / 1024)) }] : []),
    ...(alt.length < SHORTEST_ALT ? [{ field: 'alt', text: words.altWrong }] : []),
  ];
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^data:[^,]*,/, '') : ''));
    reader.addEventListener('error', () => reject(new Error('the file cannot be read')));
    reader.readAsDataURL(file);
  });
}
