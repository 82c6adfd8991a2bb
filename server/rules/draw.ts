/**
 * How an attempt's paper is drawn, so that whoever has the published seed and bank can draw it again. Each pick takes one value
 * of the stream, and another for each one rejected, in this order:
 * 1. the bank is put in the order of its ids (by UTF-16 code units), without what the participant has seen;
 * 2. for each share of the blueprint in turn its questions are picked, then its reserves, and struck off;
 * 3. the questions of all shares are shuffled; the reserves stay in the order in which they were picked;
 * 4. the options are shuffled, question by question in the paper's order, then reserve by reserve.
 */

/** What the draw knows of a question; ids are distinct. */
export interface Drawable<Id extends string = string> { id: Id; topic: string; options: number }

/** A blueprint's part: how many questions of a topic, and how many more in reserve. */
export interface Share { topic: string; questions: number; reserves: number }

/** Gives the next value, each unsigned 32-bit integer being equally likely. */
export type Stream = () => number;

export interface DrawInput<Id extends string = string> {
  bank: readonly Drawable<Id>[];
  blueprint: readonly Share[];
  /** Ids of the questions that must not come up again for this participant. */
  seen: ReadonlySet<string>;
  stream: Stream;
}

/** `order[i]` is the stored option (from 0) that is shown at place i. */
export interface Item<Id extends string = string> { question: Id; topic: string; order: number[] }

/** A share that needs more questions of its topic than there are. */
export interface Short { topic: string; needed: number; available: number }

export type Drawn<Id extends string = string> = { ok: true; questions: Item<Id>[]; reserves: Item<Id>[] } | { ok: false; short: Short[] };

/** Draws one attempt's paper, or says which topics have too few unseen questions. */
export function drawPaper<Id extends string>({ bank, blueprint, seen, stream }: DrawInput<Id>): Drawn<Id> {
  let left = bank.filter(({ id }) => !seen.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const short = shortage(left, blueprint, 1);
  if (short.length > 0) return { ok: false, short };
  const questions: Drawable<Id>[] = [];
  const reserves: Drawable<Id>[] = [];
  for (const share of blueprint) {
    const pool = left.filter(({ topic }) => topic === share.topic);
    const picked = pick(pool, share.questions + share.reserves, stream);
    left = left.filter((question) => !picked.includes(question));
    questions.push(...picked.slice(0, share.questions));
    reserves.push(...picked.slice(share.questions));
  }
  const shuffled = pick(questions, questions.length, stream);
  return {
    ok: true,
    questions: shuffled.map((question) => withOptions(question, stream)),
    reserves: reserves.map((question) => withOptions(question, stream)),
  };
}

/**
 * The shares that could not serve `rounds` rounds without repeating a question for one person, at worst: every reserve used
 * every time. Shares of one topic are served in turn.
 */
export function shortage(bank: readonly Drawable[], blueprint: readonly Share[], rounds: number): Short[] {
  const short: Short[] = [];
  const spent = new Map<string, number>();
  for (const { topic, questions, reserves } of blueprint) {
    const before = spent.get(topic) ?? 0;
    const needed = (questions + reserves) * rounds;
    const available = Math.max(0, bank.filter((question) => question.topic === topic).length - before);
    if (available < needed) short.push({ topic, needed, available });
    spent.set(topic, before + needed);
  }
  return short;
}

function withOptions<Id extends string>({ id, topic, options }: Drawable<Id>, stream: Stream): Item<Id> {
  const stored = Array.from({ length: options }, (_, option) => option);
  return { question: id, topic, order: pick(stored, options, stream) };
}

/** Fisher and Yates: strike out one of what is left, `count` times. */
function pick<Value>(from: readonly Value[], count: number, stream: Stream): Value[] {
  const left = [...from];
  const picked: Value[] = [];
  for (let picks = 0; picks < count; picks += 1) picked.push(...left.splice(below(left.length, stream), 1));
  return picked;
}

/** Uniform in [0, bound). Values past the last whole multiple of `bound` are rejected, as their remainders favour low numbers. */
function below(bound: number, stream: Stream): number {
  const values = 2 ** 32;
  const limit = values - (values % bound);
  let value = stream();
  while (value >= limit) value = stream();
  return value % bound;
}
