import type { AttemptRow } from '../../db/attempts.ts';
import type { Edition } from '../../db/standings.ts';
import type { Result, Reviewed } from '../protocol/participant.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { Asked } from '../rules/prediction.ts';
import { whyBelow } from '../rules/reason.ts';
import type { Bank } from './bank.ts';
import { correctionsOf } from './corrections.ts';
import type { Parts } from './parts.ts';
import type { Round } from './round.ts';

/** A closed round as one participant may see it, or undefined where that participant is not ranked in it. */
export async function resultOf(parts: Pick<Parts, 'stores'>, bank: Bank, asked: { round: Round; participant: ParticipantId }): Promise<Result | undefined> {
  const { standings, attempts } = parts.stores;
  const { round, participant } = asked;
  const editions = await standings.editions(round.id);
  const newest = editions.at(-1);
  if (newest === undefined || round.closedAt === null) return undefined;
  const own = await standings.of(round.id, newest.edition, participant);
  const attempt = own && (await attempts.withId(own.attempt));
  if (own === undefined || attempt === undefined) return undefined;
  const above = await standings.above(round.id, newest.edition, own.rank);
  const tied = await standings.tied(round.id, newest.edition, own.rank);
  const actual = await actualIn(parts, round, newest);
  return {
    round: { number: round.number, name: round.name, closedAt: round.closedAt },
    rank: own.rank,
    participants: newest.participants,
    tied,
    prize: round.declaration.prizes.find((prize) => prize.id === own.prize)?.name ?? null,
    prizeUndecided: newest.undecided.some((group) => group.participants.includes(participant)),
    score: own.score,
    correct: own.correct,
    counted: own.counted,
    questions: round.declaration.questions,
    elapsed: own.elapsed,
    finishedAt: own.finishedAt,
    prediction: actual === undefined ? null : { ...actual, guess: (await parts.stores.predictions.of(own.attempt))?.guess ?? null },
    receipt: attempt.receipt ?? '',
    above: above === undefined ? null : { rank: above.rank, steps: whyBelow(round.declaration.comparators, own, above) },
    corrections: await corrections(parts, { ...asked, editions }),
    review: await review(parts, bank, attempt),
  };
}

/** What the round asked to predict, and the number it came to; undefined where it asked for nothing. */
async function actualIn({ stores }: Pick<Parts, 'stores'>, { id, declaration }: Round, newest: Edition): Promise<{ asks: Asked; actual: number } | undefined> {
  if (declaration.prediction === null) return undefined;
  const { asks } = declaration.prediction;
  return { asks, actual: asks === 'participants' ? newest.participants : await stores.standings.allCorrect(id, newest.edition) };
}

/** The rank before each later edition, with what the change came of. */
async function corrections(parts: Pick<Parts, 'stores'>, asked: { round: Round; participant: ParticipantId; editions: readonly Edition[] }): Promise<Result['corrections']> {
  const changes: Result['corrections'] = [];
  for (const { edition, ...correction } of correctionsOf(asked.editions)) {
    const before = await parts.stores.standings.of(asked.round.id, edition - 1, asked.participant);
    if (before !== undefined) changes.push({ ...correction, rankBefore: before.rank });
  }
  return changes;
}

async function review(parts: Pick<Parts, 'stores'>, bank: Bank, attempt: AttemptRow): Promise<Reviewed[]> {
  const paper = await parts.stores.attempts.paper(attempt.id);
  const answers = await parts.stores.attempts.answers(attempt.serial);
  return answers.map((answer) => {
    const question = bank.question(answer.question);
    const order = paper.items.find((item) => item.question === answer.question)?.order ?? question.options.map((_, index) => index);
    return {
      place: answer.place,
      text: question.text,
      options: order.map((stored) => question.options[stored] ?? ''),
      key: order.indexOf(question.key),
      choice: answer.choice === null ? null : order.indexOf(answer.choice),
      elapsed: answer.elapsed,
      withdrawn: bank.withdrawn.get(answer.question)?.reason ?? null,
      explanation: question.explanation,
      citation: question.citation,
    };
  });
}
