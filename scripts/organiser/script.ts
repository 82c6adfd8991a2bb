import { script, type Screen } from '../../server/protocol/display.ts';

/** The sentence where a display's script cannot be read. */
export const SCRIPT =
  '--script must be pictures with ; between them: standing 1 10 (a round, how many), participation stage or participation 1 city, message Title | text';

/** A display's script as it is typed: `standing 1 10; participation stage city; message Title | text`. */
export function readScript(given: string): Screen[] | undefined {
  const pictures = given.split(';').map((picture) => read(picture.trim()));
  const checked = script.safeParse(pictures);
  return checked.success ? checked.data : undefined;
}

function read(picture: string): object | undefined {
  const [kind, ...words] = picture.split(/\s+/);
  if (kind === 'message') return message(picture.slice(kind.length));
  if (words.length > 2) return undefined;
  const [first, second] = words;
  if (kind === 'standing') return { kind, round: Number(first), top: Number(second ?? 10) };
  if (kind === 'participation') return { kind, scope: first === undefined || first === 'stage' ? 'stage' : Number(first), category: second ?? null };
  return undefined;
}

function message(written: string): object {
  const [title = '', ...text] = written.split('|');
  return { kind: 'message', title, text: text.join('|') };
}
