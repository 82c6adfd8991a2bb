import type { Oracle } from './oracle.ts';
import type { Stored, StoredAnswer, StoredAttempt } from './stored.ts';

/** Of every question of the small contest, milliseconds. */
export const LIMIT = 60_000;

/** What does not hold after a step, in sentences; `before` is what stood in the file after the step before. */
export function whatIsBroken(oracle: Oracle, before: Stored, now: Stored): string[] {
  return [
    ...oracle.takeBroken(),
    ...moreThanOneOpen(now),
    ...now.attempts.flatMap((attempt) => brokenAttempt(oracle, attempt, now.answers.filter((row) => row.attempt === attempt.id))),
    ...lostAcknowledged(oracle, now),
    ...changedRows(before, now),
    ...movedShowings(before, now),
  ];
}

function moreThanOneOpen({ attempts }: Stored): string[] {
  const open = attempts.filter(({ state }) => state === 'open').map(({ participant }) => participant);
  return open.filter((participant, index) => open.indexOf(participant) !== index).map((participant) => `${participant} has more than one open attempt`);
}

function brokenAttempt(oracle: Oracle, attempt: StoredAttempt, rows: readonly StoredAnswer[]): string[] {
  const places = rows.map(({ place }) => place);
  const inOrder = places.every((place, index) => place === index + 1) && (attempt.state === 'open' ? attempt.place === rows.length + 1 : rows.length === 4);
  return [...(inOrder ? [] : [`attempt ${attempt.id} is ${attempt.state} at place ${attempt.place} with ${places.join()} settled`]), ...rows.flatMap((row) => brokenRow(oracle, attempt, row)), ...brokenCredit(attempt, rows)];
}

function brokenRow(oracle: Oracle, attempt: StoredAttempt, row: StoredAnswer): string[] {
  const told = `place ${row.place} of ${attempt.participant}: ${JSON.stringify(row)}`;
  const { choice, shownAt, receivedAt, elapsed, credit } = row;
  if (shownAt === null) return choice === null && elapsed === LIMIT && credit === 0 ? [] : [`what was never shown is settled as ${told}`];
  const deadline = Math.min(shownAt + LIMIT + credit, attempt.closesAt + attempt.credit);
  const still = oracle.pausesOf(attempt.participant).filter(({ from }) => from >= shownAt && from < receivedAt);
  const [least, most] = [sum(still.map((pause) => pause.least - pause.from)), sum(still.map((pause) => pause.most - pause.from))];
  return [
    ...(credit >= least && credit <= most ? [] : [`not ${least} to ${most} credited at ${told}`]),
    ...(choice === null || receivedAt < deadline ? [] : [`counted after its deadline ${deadline} at ${told}`]),
    ...(choice !== null || receivedAt <= deadline ? [] : [`timed out after its deadline ${deadline} at ${told}`]),
    ...(receivedAt <= keptSince(oracle, attempt, row) ? [] : [`an answer that came in time to an ill disk does not count at ${told}`]),
    ...(choice === null || hasArrived(oracle, attempt, row) ? [] : [`no such answer arrived at ${told}`]),
    ...(elapsed === (choice === null ? LIMIT : Math.min(Math.max(receivedAt - shownAt - credit, 0), LIMIT)) ? [] : [`not the elapsed time of ${told}`]),
  ];
}

function hasArrived(oracle: Oracle, { id, items }: StoredAttempt, { question, choice, receivedAt }: StoredAnswer): boolean {
  const item = items.findIndex((one) => one.question === question);
  const order = items[item]?.order ?? [];
  return (oracle.arrived.get(`${id} ${item}`) ?? []).some((given) => order[given.choice] === choice && given.receivedAt === receivedAt);
}

/** Since when an answer to the question waits for the disk; for ever where none does. */
function keptSince(oracle: Oracle, { id, items }: StoredAttempt, { question }: StoredAnswer): number {
  return oracle.unsaved.get(`${id} ${items.findIndex((one) => one.question === question)}`) ?? Infinity;
}

/** What an attempt was credited is what its questions were; with a replaced question at least as much. */
function brokenCredit({ id, credit, questionCredit, dropped }: StoredAttempt, rows: readonly StoredAnswer[]): string[] {
  const ofQuestions = sum(rows.map((row) => row.credit)) + (rows.length < 4 ? questionCredit : 0);
  return dropped.length === 0 ? (credit === ofQuestions ? [] : [`attempt ${id} is credited ${credit} and its questions ${ofQuestions}`]) : credit >= ofQuestions ? [] : [`attempt ${id} is credited only ${credit} of ${ofQuestions}`];
}

function lostAcknowledged(oracle: Oracle, { attempts, answers }: Stored): string[] {
  return [...oracle.acknowledged].flatMap(([key, given]) => {
    const [id, number] = key.split(' ');
    const item = attempts.find((attempt) => attempt.id === id)?.items[Number(number)];
    const rows = answers.filter((row) => row.attempt === id && row.question === item?.question);
    const kept = rows.length === 1 && rows[0]?.choice === item?.order[given.choice] && rows[0]?.receivedAt === given.receivedAt;
    return kept ? [] : [`the acknowledged answer ${key} ${JSON.stringify(given)} is stored as ${JSON.stringify(rows)}`];
  });
}

function changedRows(before: Stored, now: Stored): string[] {
  const rows = new Set(now.answers.map((row) => JSON.stringify(row)));
  return before.answers.map((row) => JSON.stringify(row)).filter((row) => !rows.has(row)).map((row) => `a settled question has changed or gone: ${row}`);
}

function movedShowings(before: Stored, now: Stored): string[] {
  return before.attempts.flatMap((earlier) => {
    const attempt = now.attempts.find(({ id }) => id === earlier.id);
    if (attempt === undefined) return [`attempt ${earlier.id} has gone`];
    const moved = attempt.item === earlier.item && earlier.shownAt !== null && attempt.shownAt !== earlier.shownAt;
    return moved ? [`item ${attempt.item} of ${attempt.participant} was shown at ${earlier.shownAt} and then at ${attempt.shownAt}`] : [];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
