import { parseArgs } from 'node:util';
import { UsageError } from '../in-sentences.ts';

export interface RehearseOptions {
  people: number;
  /** The round to play; undefined: the one that is open. */
  round: number | undefined;
  /** Where the server is reached; undefined: on this machine. */
  address: string | undefined;
  /** How long a person thinks about a question, on average. */
  thinkingSeconds: number;
  /** The PIN of a live session to play instead of a round. */
  pin: string | undefined;
}

export const USAGE = `npm run rehearse -- [options], on the machine of the running server

Invented people of the demonstration take part in a round: they sign in, start, answer and finish over the network as pages do, and check
what they receive. Only a demonstration can be rehearsed on; a contest with real people is left alone.

  --people 100      how many take part (100); npm run demo -- --reset --people 5000 makes as many who may
  --round 1         the round; it must be open (the one that is open)
  --thinking 5      how many seconds somebody thinks about a question, on average (5)
  --live 123456     plays the live session of this PIN instead, as guests, until it ends
  --address URL     where the server is reached, such as https://thi.example.vn, to go through a proxy (this machine)

The exit code is 1 where anybody did not finish, was refused, or lost an answer.
`;

const LIMITS = { people: [1, 50_000], round: [1, 99], thinking: [0, 600] } as const;

/** What the words of a command line ask for; a UsageError says what is wrong with them. */
export function readOptions(words: readonly string[]): RehearseOptions {
  const { values, positionals } = parse(words);
  const stranger = Object.keys(values).find((name) => !['people', 'round', 'thinking', 'address', 'live'].includes(name));
  if (stranger !== undefined) throw wrong(`there is no option --${stranger}`);
  const [alone] = positionals;
  if (alone !== undefined) throw wrong(`"${alone}" stands alone`);
  return {
    people: wholeNumber('people', values.people) ?? 100,
    round: wholeNumber('round', values.round),
    address: addressOf(values.address),
    thinkingSeconds: numberOf('thinking', values.thinking) ?? 5,
    pin: pinOf(values.live),
  };
}

/** Not strict: parseArgs would throw sentences of its own. */
function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({ args: [...words], options: { people: text, round: text, thinking: text, address: text, live: text }, allowPositionals: true, strict: false });
}

function wholeNumber(name: 'people' | 'round', given: string | boolean | undefined): number | undefined {
  const number = numberOf(name, given);
  if (number !== undefined && !Number.isInteger(number)) throw wrong(`--${name} must be a whole number`);
  return number;
}

function numberOf(name: keyof typeof LIMITS, given: string | boolean | undefined): number | undefined {
  if (given === undefined) return undefined;
  const [least, most] = LIMITS[name];
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : Number.NaN;
  if (!(number >= least && number <= most)) throw wrong(`--${name} must be a number from ${least} to ${most}`);
  return number;
}

function addressOf(given: string | boolean | undefined): string | undefined {
  if (given === undefined) return undefined;
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname !== '/') throw wrong('--address must be an address such as http://192.168.1.10:3000, without a path');
  return url.origin;
}

function pinOf(given: string | boolean | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || !/^\d{6}$/.test(given)) throw wrong('--live must be a PIN of six digits');
  return given;
}

function wrong(problem: string): UsageError {
  return new UsageError(`${problem}\nnpm run rehearse -- --help shows every option`);
}
