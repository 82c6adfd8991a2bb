import type { QuestionFound } from '../../protocol/control.ts';
import type { Bank } from '../bank.ts';
import { drawnByRounds, type Round } from '../round.ts';

/** More than these nobody reads through; a longer search finds fewer. */
const MOST_FOUND = 60;

/** Questions in whose code, text or topic every word of the search stands, however it is typed. What is right or wrong is not told. */
export function searchQuestions(on: { bank: Bank; topics: Readonly<Record<string, string>>; rounds: readonly Round[] }, search: string): QuestionFound[] {
  const drawn = drawnByRounds(on.rounds);
  const words = withoutMarks(search).split(/\s+/).filter(Boolean);
  const found: QuestionFound[] = [];
  for (const { id, code, text, topic, trial } of on.bank.all()) {
    const name = on.topics[topic] ?? topic;
    const searched = withoutMarks(`${code} ${text} ${name}`);
    if (trial || !words.every((word) => searched.includes(word))) continue;
    found.push({ code, topic: name, text, withdrawn: on.bank.withdrawn.has(id), drawn: drawn.has(topic) });
  }
  // What a live session may ask comes first.
  return found.toSorted((a, b) => Number(a.drawn) - Number(b.drawn)).slice(0, MOST_FOUND);
}

/** Lower case without the marks of Vietnamese letters: who searches types as it comes. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}
