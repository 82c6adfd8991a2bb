import { parseArgs } from 'node:util';
import { operatorCommand, type OperatorCommand } from '../../server/protocol/operator.ts';
import { optionOf, type OptionName } from './options.ts';

export const USAGE = `npm run organiser -- ACT [options], on the machine of the running server

  rounds                                              every round with its window
  standing --round 1 [--top 20]                       the ranking of a closed round, with every value that ranks
  log [--last 50] [--full]                            the acts of organisers, and whether the log is unbroken;
                                                      --full with every detail and hash
  extend --round 1 --until "2024-11-01 17:00" --reason "..."
                                                      moves a round's close to later (Việt Nam time)
  close --round 1 --reason "..."                      closes a round now
  withdraw --question MC61-02a --reason "..."         a wrong question counts for nobody; closed rounds are ranked anew
  extra-time --staff SNV001 --round 1 --seconds 30 --reason "..."
                                                      so many more seconds for each question
  reissue --staff SNV001 --reason "..."               a new personal code; the old one and all devices are out
  revoke --staff SNV001 --reason "..."                signs all devices of a person out
  draw --round 1 --order STP002,HB003 --reason "..."  records the draw that decides a tie for a prize: everybody who is tied,
                                                      in the order drawn
  receipt --code XXXX-XXXX-XXXX-XXXX                  whose receipt it is, and whether the stored answers still agree with it
  confirm-clock --reason "..."                        the server's clock is right although it stood behind its records

Every act that changes something needs a reason of at least five letters; it stands in the log for good.

Staff codes are kept as keyed hashes: the server can show their last three characters and no more. What takes a staff code
(draw, extra-time, reissue, revoke) takes the full one, from the organisers' own list.
`;

export type Order = { ok: true; command: OperatorCommand } | { ok: false; problem: string };

type Act = OperatorCommand['act'];

const ACTS: Record<Act, readonly OptionName[]> = {
  rounds: [],
  standing: ['round', 'top'],
  log: ['last'],
  extend: ['round', 'until', 'reason'],
  close: ['round', 'reason'],
  withdraw: ['question', 'reason'],
  'extra-time': ['staff', 'round', 'seconds', 'reason'],
  reissue: ['staff', 'reason'],
  revoke: ['staff', 'reason'],
  draw: ['round', 'order', 'reason'],
  receipt: ['code'],
  'confirm-clock': ['reason'],
};

/** Flags that change what is printed, not what is ordered. */
const FLAGS: Partial<Record<Act, readonly string[]>> = { log: ['full'] };

/** The command that the words of a command line mean, or what is wrong with them. */
export function readOrder(words: readonly string[]): Order {
  const { values, positionals } = parse(words);
  const [act, ...alone] = positionals;
  const known = `the acts are ${Object.keys(ACTS).join(', ')}`;
  if (act === undefined || words[0] !== act) return wrong([`an act comes first; ${known}`]);
  if (!isAct(act)) return wrong([`there is no act "${act}"; ${known}`]);
  const strangers = Object.keys(values).filter((name) => ![...ACTS[act], ...(FLAGS[act] ?? [])].some((own) => own === name));
  if (strangers.length > 0) return wrong(strangers.map((name) => `--${name} is no option of ${act}, which takes ${taken(act)}`));

  const command: Record<string, unknown> = { act };
  const problems: string[] = [];
  for (const name of ACTS[act]) {
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
  const names = [...new Set(Object.values(ACTS).flat())];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
}

function isAct(word: string): word is Act {
  return Object.hasOwn(ACTS, word);
}

function taken(act: Act): string {
  const names = [...ACTS[act], ...(FLAGS[act] ?? [])];
  return names.length === 0 ? 'none' : names.map((name) => `--${name}`).join(', ');
}

function wrong(problems: readonly string[]): Order {
  return { ok: false, problem: [...problems, 'npm run organiser -- --help shows every act with its options'].join('\n') };
}
