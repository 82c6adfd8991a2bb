import type { NewContest } from '../../db/load.ts';
import { personalCodeHmac, staffCodeHmac, type Keys } from '../contest/keys.ts';
import type { Declaration } from '../protocol/declaration.ts';
import type { ParticipantId, QuestionId, RoundId } from '../rules/ids.ts';

const key = (letter: string): Buffer => Buffer.alloc(32, letter);
export const KEYS: Keys = { codes: key('c'), receipts: key('r'), demonstration: key('d') };

/** Tests sign in often; what a real hash costs is proved in contest/staff/passwords.test.ts. */
export const CHEAP = { N: 16, r: 8, p: 1 };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The first round of a small contest opens here and lasts an hour. */
export const OPENS_AT = Date.UTC(2024, 9, 7);
export const CLOSES_AT = OPENS_AT + HOUR;

const SMALL: Declaration = {
  pacing: 'question',
  questions: 4,
  limitSeconds: 60,
  attempts: 1,
  counts: 'best',
  blueprint: [
    { topic: 'alpha', questions: 2, reserves: 1 },
    { topic: 'beta', questions: 2, reserves: 1 },
  ],
  comparators: [
    { by: 'score', order: 'desc' },
    { by: 'elapsed', order: 'asc' },
  ],
  prizes: [
    { id: 'first', name: 'Giải Nhất', places: 1 },
    { id: 'second', name: 'Giải Nhì', places: 2 },
  ],
  onePrizeEach: false,
  excluded: ['organiser', 'jury', 'helper'],
  shownAtFinish: ['elapsed'],
  lagCredit: null,
  prediction: null,
  standing: 'after-close',
};

export interface SmallContest {
  declaration?: Partial<Declaration>;
  people?: number;
  rounds?: number;
  questionsEach?: number;
  demonstration?: boolean;
  /** What differs between two contests that must look the same until the release. */
  secrets?: { key: (number: number) => number; citation: string };
  /** Makes another contest of it: more units, other declarations. */
  shape?: (contest: NewContest) => NewContest;
}

export const staffCodeOf = (person: number): string => `NV${String(person).padStart(4, '0')}`;
export const personalCodeOf = (person: number): string => `CODE0${String(person).padStart(5, '0')}`;

/** Option texts say their stored place, so that a test can choose rightly from what it is shown. */
export const optionText = (stored: number): string => `option ${stored}`;

/** A contest of a few questions and people: person 0 is on the jury, everybody else may play. Question keys are 0. */
export function smallContest(keys: Keys, options: SmallContest = {}): NewContest {
  const people = options.people ?? 4;
  const each = options.questionsEach ?? 12;
  const secrets = options.secrets ?? { key: () => 0, citation: 'citation' };
  const question = (topic: string, number: number) => ({
    id: `${topic}-${number}` as QuestionId,
    code: `${topic.toUpperCase()}-${String(number).padStart(2, '0')}`,
    fact: 'FACT-01',
    topic,
    difficulty: 'easy' as const,
    text: `Question ${topic} ${number}?`,
    options: [0, 1, 2, 3].map(optionText),
    key: secrets.key(number),
    explanation: `${secrets.citation}: explained`,
    citation: secrets.citation,
    trial: topic === 'trial',
  });
  const contest: NewContest = {
    contest: { id: 'contest', name: 'Hội thi', plan: 'Kế hoạch', zone: 'Asia/Ho_Chi_Minh', demonstration: options.demonstration ?? false, createdAt: OPENS_AT - HOUR },
    quotas: [{ category: 'city', percent: 70 }],
    topics: ['alpha', 'beta', 'trial'].map((id) => ({ id, name: id })),
    units: [{ id: 'unit', code: 'SNV', name: 'Sở Nội vụ', sortKey: 'a', category: 'city', family: 'Sở', headcount: { people, source: 'test', asOf: OPENS_AT } }],
    questions: [
      ...['alpha', 'beta'].flatMap((topic) => Array.from({ length: each }, (_, number) => question(topic, number))),
      { ...question('trial', 0), id: 'trial-0' as QuestionId },
    ],
    participants: Array.from({ length: people }, (_, person) => ({
      id: `person-${String(person).padStart(4, '0')}` as ParticipantId,
      unit: 'unit',
      name: `Người ${person}`,
      sortKey: String(person),
      staffCodeHmac: staffCodeHmac(keys, staffCodeOf(person)),
      staffCodeTail: staffCodeOf(person).slice(-3),
      personalCodeHmac: personalCodeHmac(keys, staffCodeOf(person), personalCodeOf(person)),
      excluded: person === 0 ? ('jury' as const) : null,
      invented: true,
    })),
    rounds: Array.from({ length: options.rounds ?? 1 }, (_, round) => ({
      id: `round-${round + 1}` as RoundId,
      number: round + 1,
      name: `Tuần ${round + 1}`,
      opensAt: OPENS_AT + round * HOUR,
      closesAt: CLOSES_AT + round * HOUR,
      declaration: JSON.stringify({ ...SMALL, ...options.declaration }),
    })),
    event: { at: OPENS_AT - HOUR, actor: 'test', act: 'contest-loaded', subject: 'contest', reason: 'test', detail: {} },
  };
  return options.shape?.(contest) ?? contest;
}
