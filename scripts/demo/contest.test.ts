import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keyedStream, NEWEST_STREAM } from '../../server/contest/keyed-stream.ts';
import { personalCodeHmac } from '../../server/contest/keys.ts';
import { checkedDeclaration } from '../../server/protocol/declaration.ts';
import { drawPaper, shortage } from '../../server/rules/draw.ts';
import { readBank, TOPICS } from './bank.ts';
import { DECLARATION, demonstrationContest } from './contest.ts';
import { signInCards } from './sign-ins.ts';

const demonstration = suite('the demonstration');
const keys = { codes: Buffer.alloc(32, 1), receipts: Buffer.alloc(32, 2), demonstration: Buffer.alloc(32, 3) };
const NOW = Date.UTC(2024, 9, 7);
const contest = demonstrationContest(keys, NOW);
const { questions, live } = readBank();
const all = [...questions, ...live];

demonstration('has at least 120 questions over every topic, each with a code and a fact of its own topic', () => {
  assert.ok(questions.length >= 120, `${questions.length} questions`);
  assert.is(new Set(questions.map((question) => question.code)).size, questions.length);
  assert.equal(new Set(questions.map((question) => question.topic)), new Set(TOPICS.map((topic) => topic.id)));
  for (const question of questions) assert.ok(question.code.startsWith(question.fact), question.code);
});

demonstration('has questions for live sessions that rest on other facts than the weeks draw', () => {
  const weekly = new Set(questions.map(({ fact }) => fact));
  assert.ok(live.length >= 30, `${live.length} questions`);
  for (const { topic, code, fact } of live) assert.ok(topic === 'live' && code.startsWith(fact) && !weekly.has(fact), code);
  assert.is(new Set(all.map(({ code }) => code)).size, all.length);
});

demonstration('asks nothing twice, and gives four different options', () => {
  assert.is(new Set(all.map((question) => question.text.toLowerCase())).size, all.length);
  for (const question of all) assert.is(new Set(question.options).size, 4, question.code);
});

demonstration('is written in composed Unicode throughout', () => {
  for (const question of all) assert.is(JSON.stringify(question), JSON.stringify(question).normalize('NFC'), question.code);
});

demonstration('spreads its keys, and the key is not always the longest option', () => {
  for (const place of [0, 1, 2, 3]) {
    const share = all.filter((question) => question.key === place).length / all.length;
    assert.ok(share > 0.18 && share < 0.32, `key ${place}: ${share}`);
  }
  const longest = all.filter(({ options, key }) => options.every((option, place) => place === key || option.length < (options[key]?.length ?? 0)));
  assert.ok(longest.length / all.length < 0.35);
});

demonstration('never draws a question twice for one person in its four weeks, with every reserve counted', () => {
  const bank = questions.map(({ code, topic }) => ({ id: code, topic, options: 4 }));
  assert.equal(shortage(bank, DECLARATION.blueprint, 4), []);
  const seen = new Set<string>();
  for (const week of [1, 2, 3, 4]) {
    const stream = keyedStream({ kind: NEWEST_STREAM, seed: Buffer.alloc(32, week) }, { round: String(week), participant: 'p', number: 1 });
    const drawn = drawPaper({ bank, blueprint: DECLARATION.blueprint, seen, stream });
    if (!drawn.ok) throw new Error('too few questions');
    assert.is(drawn.questions.length, 20);
    for (const item of [...drawn.questions, ...drawn.reserves]) {
      assert.not(seen.has(item.question));
      seen.add(item.question);
    }
  }
});

demonstration('is the contest of plan 221: forty units, quotas of 70 and 50 per cent, four weeks, six prizes a week', () => {
  const firstLevel = contest.units.filter(({ parent }) => parent === null);
  assert.is(firstLevel.length, 40);
  assert.equal(contest.quotas.map(({ category, percent }) => [category, percent]), [['city', 70], ['district', 70], ['central', 50]]);
  assert.equal(contest.rounds.map((round) => round.number), [1, 2, 3, 4]);
  assert.is(contest.rounds[0]?.opensAt, NOW);
  assert.is((contest.rounds[0]?.closesAt ?? 0) - NOW, 7 * 24 * 3_600_000);
  assert.is(DECLARATION.prizes.reduce((sum, prize) => sum + prize.places, 0), 6);
  assert.is(checkedDeclaration.safeParse(DECLARATION).success, true);
  for (const unit of contest.units) assert.match(unit.headcount?.source ?? '', /minh họa/);
});

demonstration('has one district with parts, each with people, who are fewer than the district', () => {
  const district = contest.units.find(({ code }) => code === 'TN');
  const parts = contest.units.filter(({ parent }) => parent !== null);
  assert.is(parts.length, 6);
  assert.ok(parts.every(({ id, parent }) => parent === district?.id && contest.participants.filter(({ unit }) => unit === id).length === 3));
  const people = parts.reduce((sum, { headcount }) => sum + (headcount?.people ?? 0), 0);
  assert.ok(people < (district?.headcount?.people ?? 0), `${people} people`);
});

demonstration('marks everybody as invented, and keeps organisers, jury and helpers out', () => {
  assert.ok(contest.participants.every((person) => person.invented));
  assert.equal(new Set(contest.participants.flatMap((person) => person.excluded ?? [])), new Set(['organiser', 'jury', 'helper']));
});

demonstration('prints codes that are the stored ones', () => {
  const [card] = signInCards(keys);
  if (card === undefined) throw new Error('no card');
  const hmac = personalCodeHmac(keys, card.person.staffCode, card.personalCode);
  assert.ok(contest.participants.some((person) => person.personalCodeHmac.equals(hmac)));
});

demonstration('takes as many people more as a rehearsal needs, with codes of their own, in the units of the first level as these are big', () => {
  const rehearsed = demonstrationContest(keys, NOW, 2_000);
  const more = rehearsed.participants.slice(contest.participants.length);
  assert.is(more.length, 2_000);
  assert.ok(more.every((person) => person.invented && person.excluded === null));
  assert.is(new Set(rehearsed.participants.map((person) => person.staffCodeHmac.toString('hex'))).size, rehearsed.participants.length);
  const inUnit = new Map(rehearsed.units.map((unit) => [unit, more.filter((person) => person.unit === unit.id).length]));
  const all = [...inUnit.keys()].filter((unit) => unit.parent === null).reduce((sum, unit) => sum + (unit.headcount?.people ?? 0), 0);
  for (const [unit, people] of inUnit) assert.ok(Math.abs(people - (unit.parent === null ? (2_000 * (unit.headcount?.people ?? 0)) / all : 0)) <= 1, `${unit.code}: ${people}`);
});

demonstration.run();
