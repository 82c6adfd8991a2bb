import { parseArgs } from 'node:util';
import { operatorCommand, type OperatorCommand } from '../../server/protocol/operator.ts';
import { optionOf, type OptionName } from './options.ts';

export type Order = { ok: true; command: OperatorCommand } | { ok: false; problem: string };

type Act = OperatorCommand['act'];

/** What each act takes. */
const ACTS: Record<Act, readonly OptionName[]> = {
  rounds: [],
  standing: ['round', 'top'],
  log: ['last'],
  receipt: ['code'],
  displays: [],
  accounts: [],
  open: ['round', 'reason'],
  extend: ['round', 'until', 'reason'],
  close: ['round', 'reason'],
  withdraw: ['question', 'reason'],
  draw: ['round', 'order', 'reason'],
  publish: ['round', 'edition', 'places', 'reason'],
  unpublish: ['round', 'reason'],
  'confirm-clock': ['reason'],
  'extra-time': ['staff', 'round', 'seconds', 'reason'],
  reissue: ['staff', 'reason'],
  revoke: ['staff', 'reason'],
  exclude: ['staff', 'group', 'reason'],
  admit: ['staff', 'reason'],
  headcount: ['unit', 'people', 'source', 'as-of', 'reason'],
  remind: ['unit'],
  'quiet-hours': ['hours'],
  'display-add': ['name', 'script'],
  'display-set': ['display', 'version'],
  'display-remove': ['display'],
  'account-invite': ['role', 'for'],
  'invitation-cancel': ['invitation'],
  'account-remove': ['account', 'reason'],
};

/** What an act takes beside them where it is given. */
const MORE: Partial<Record<Act, readonly OptionName[]>> = { 'display-set': ['picture', 'black', 'clicker', 'lift', 'sound', 'script'] };

/** Flags that change what is printed, not what is ordered. */
const FLAGS: Partial<Record<Act, readonly string[]>> = { log: ['full'] };

/** The command that the words of a command line mean, or what is wrong with them. */
export function readOrder(words: readonly string[]): Order {
  const { values, positionals } = parse(words);
  const [act, ...alone] = positionals;
  const known = `the acts are ${Object.keys(ACTS).join(', ')}`;
  if (act === undefined || words[0] !== act) return wrong([`an act comes first; ${known}`]);
  if (!isAct(act)) return wrong([`there is no act "${act}"; ${known}`]);
  const strangers = Object.keys(values).filter((name) => !namesOf(act).includes(name));
  if (strangers.length > 0) return wrong(strangers.map((name) => `--${name} is no option of ${act}, which takes ${taken(act)}`));

  const command: Record<string, unknown> = { act };
  const problems: string[] = [];
  const more = (MORE[act] ?? []).filter((name) => values[name] !== undefined);
  for (const name of [...ACTS[act], ...more]) {
    const { field, read, must, otherwise } = optionOf(name);
    const given = values[name] ?? otherwise;
    command[field] = typeof given === 'string' ? read(given) : undefined;
    if (command[field] === undefined) problems.push(must);
  }
  if (alone.length > 0) problems.push(`"${alone.join(' ')}" stands alone: put a text with spaces between quotes`);
  return problems.length > 0 ? wrong(problems) : { ok: true, command: operatorCommand.parse(command) };
}

/** Not strict: parseArgs would throw sentences of its own, and take "--seconds -5" for two options. */
function parse(words: readonly string[]) {
  const names = [...new Set([...Object.values(ACTS), ...Object.values(MORE)].flat())];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
}

function isAct(word: string): word is Act {
  return Object.hasOwn(ACTS, word);
}

/** Every option and flag of an act. */
function namesOf(act: Act): string[] {
  return [...ACTS[act], ...(MORE[act] ?? []), ...(FLAGS[act] ?? [])];
}

function taken(act: Act): string {
  const names = namesOf(act);
  return names.length === 0 ? 'none' : names.map((name) => `--${name}`).join(', ');
}

function wrong(problems: readonly string[]): Order {
  return { ok: false, problem: [...problems, 'npm run organiser -- --help shows every act with its options'].join('\n') };
}
