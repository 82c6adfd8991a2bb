import { fixedId, newId } from '../../db/ids.ts';
import type { NewContest } from '../../db/load.ts';
import { PERSONAL_CODE_LENGTH } from '../../server/contest/codes.ts';
import { keyedCode, personalCodeHmac, staffCodeHmac, type Keys } from '../../server/contest/keys.ts';
import { nameSortKey } from '../../server/contest/sort-key.ts';
import type { Declaration } from '../../server/protocol/declaration.ts';
import type { QuestionId } from '../../server/rules/ids.ts';
import { readBank, TOPICS } from './bank.ts';
import { inventedPeople, rehearsalPeople } from './people.ts';
import { readUnits } from './units.ts';

const WEEK = 7 * 24 * 3_600_000;
const WEEKS = 4;

/** Each week of plan 221: 20 questions of 60 s, one attempt, six prizes, score and then completion time. */
export const DECLARATION: Declaration = {
  pacing: 'question',
  questions: 20,
  limitSeconds: 60,
  attempts: 1,
  counts: 'best',
  blueprint: TOPICS.map(({ id, questions, reserves }) => ({ topic: id, questions, reserves })),
  comparators: [
    { by: 'score', order: 'desc' },
    { by: 'elapsed', order: 'asc' },
  ],
  prizes: [
    { id: 'first', name: 'Giải Nhất', places: 1 },
    { id: 'second', name: 'Giải Nhì', places: 2 },
    { id: 'third', name: 'Giải Ba', places: 3 },
  ],
  onePrizeEach: false,
  excluded: ['organiser', 'jury', 'helper'],
  shownAtFinish: ['elapsed'],
  lagCredit: null,
  prediction: null,
  standing: 'after-close',
};

/** A demonstration person's personal code: it follows from the data folder's secret, so that it can be printed at each start. */
export function demonstrationCode(keys: Pick<Keys, 'demonstration'>, staffCode: string): string {
  return keyedCode(keys.demonstration, `personal code of ${staffCode}`, PERSONAL_CODE_LENGTH);
}

/** The contest of plan 221 with invented people, so many of them for rehearsals; its first week opens at `now` and lasts seven days. */
export function demonstrationContest(keys: Keys, now: number, rehearsing = 0): NewContest {
  const id = newId<string>();
  const units = readUnits();
  const { questions, trial, live } = readBank();
  const unitIds = new Map(units.map((unit) => [unit.code, newId<string>()]));
  const idOf = (code: string): string => unitIds.get(code) ?? '';
  return {
    contest: {
      id,
      name: 'Hội thi trực tuyến tìm hiểu công tác cải cách hành chính thành phố Hải Phòng năm 2024',
      plan: 'Kế hoạch số 221/KH-UBND ngày 18/9/2024',
      zone: 'Asia/Ho_Chi_Minh',
      demonstration: true,
      createdAt: now,
    },
    quotas: [
      { category: 'city', percent: 70 },
      { category: 'district', percent: 70 },
      { category: 'central', percent: 50 },
    ],
    topics: [...TOPICS.map(({ id: topic, name }) => ({ id: topic, name })), { id: 'trial', name: 'Câu hỏi thử' }, { id: 'live', name: 'Câu hỏi của phiên trực tiếp' }],
    units: units.map(({ code, name, category, family, parent, people }) => ({
      id: idOf(code),
      code,
      name,
      sortKey: nameSortKey(name),
      category,
      family,
      parent: parent === null ? null : idOf(parent),
      headcount: { people, source: 'Số liệu minh họa, không phải biên chế thật', asOf: now },
    })),
    questions: [...[...questions, ...live].map((question) => ({ ...question, trial: false })), ...trial.map((question) => ({ ...question, trial: true }))].map(
      (question) => ({ ...question, id: questionId(question.code) }),
    ),
    participants: [...inventedPeople(units), ...rehearsalPeople(units, rehearsing)].map(({ unit, name, staffCode, excluded }) => ({
      id: newId(),
      unit: idOf(unit),
      name,
      sortKey: nameSortKey(name),
      staffCodeHmac: staffCodeHmac(keys, staffCode),
      staffCodeTail: staffCode.slice(-3),
      personalCodeHmac: personalCodeHmac(keys, staffCode, demonstrationCode(keys, staffCode)),
      excluded,
      invented: true,
    })),
    rounds: Array.from({ length: WEEKS }, (_, week) => ({
      id: newId(),
      number: week + 1,
      name: `Tuần ${week + 1}`,
      opensAt: now + week * WEEK,
      closesAt: now + (week + 1) * WEEK,
      declaration: JSON.stringify(DECLARATION),
    })),
    event: { at: now, actor: 'demonstration', act: 'contest-loaded', subject: id, reason: 'an empty database', detail: { invented: true } },
  };
}

/** The same question has the same id in every demonstration, so that two runs with one seed draw the same papers. */
function questionId(code: string): QuestionId {
  return fixedId<QuestionId>(`demonstration question ${code}`);
}
