import type { QuestionId } from '../server/rules/ids.ts';

/** One question of a paper: `order[i]` is the stored option shown at place i. */
export interface PaperItem {
  question: QuestionId;
  order: readonly number[];
}

/** `items`: the drawn questions in their order, then the reserves. */
export interface Paper {
  items: readonly PaperItem[];
}

type StoredItem = readonly [question: QuestionId, ...order: number[]];

/** A paper as its row holds it: 0.7 kB for 24 items, a third of what the same takes with a name at each value. */
export function paperText({ items }: Paper): string {
  return JSON.stringify(items.map(({ question, order }): StoredItem => [question, ...order]));
}

/** Papers from before were stored as objects. */
export function paperOf(text: string): Paper {
  const stored = JSON.parse(text) as (StoredItem | PaperItem)[];
  return { items: stored.map((item) => (isRow(item) ? { question: item[0], order: item.slice(1) as number[] } : { question: item.question, order: item.order })) };
}

function isRow(item: StoredItem | PaperItem): item is StoredItem {
  return Array.isArray(item);
}
