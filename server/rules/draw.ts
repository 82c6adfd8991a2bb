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
  const unseen = bank.filter(({ id }) => !seen.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const left = byTopic(unseen);
  const short = shortage(unseen, blueprint, 1);
  if (short.length > 0) return { ok: false, short };
  const questions: Drawable<Id>[] = [];
  const reserves: Drawable<Id>[] = [];
  for (const share of blueprint) {
    const pool = left.get(share.topic) ?? [];
    questions.push(...pick(pool, share.questions, stream));
    reserves.push(...pick(pool, share.reserves, stream));
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
  const left = new Map([...byTopic(bank)].map(([topic, questions]) => [topic, questions.length]));
  for (const { topic, questions, reserves } of blueprint) {
    const needed = (questions + reserves) * rounds;
    const available = left.get(topic) ?? 0;
    if (available < needed) short.push({ topic, needed, available });
    left.set(topic, Math.max(0, available - needed));
  }
  return short;
}

function byTopic<Question extends Drawable>(questions: readonly Question[]): Map<string, Question[]> {
  const topics = new Map<string, Question[]>();
  for (const question of questions) {
    const own = topics.get(question.topic);
    if (own === undefined) topics.set(question.topic, [question]);
    else own.push(question);
  }
  return topics;
}

function withOptions<Id extends string>({ id, topic, options }: Drawable<Id>, stream: Stream): Item<Id> {
  const stored: number[] = [];
  for (let option = 0; option < options; option += 1) stored.push(option);
  return { question: id, topic, order: pick(stored, options, stream) };
}

/** Fisher and Yates: strike out one of what is left, `count` times. */
function pick<Value>(left: Value[], count: number, stream: Stream): Value[] {
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
