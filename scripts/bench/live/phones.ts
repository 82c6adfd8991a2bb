/*
 * The phones of a live session, in a process of their own, thousands in one: they connect, wait for a question's opening, and all answer it
 * within a time. Each acknowledgement is looked at, and what does not fit ends the bench.
 */
import type { LivePlayerScreenMessage } from '../../../server/protocol/live-player.ts';
import { forEachOf, gathering } from '../gathering.ts';
import { openPerson, type Person } from '../person.ts';
import { relateClocks, type Relation } from '../relation.ts';

/** So many phones come, with these tokens' admissions. */
export interface EnterPhones { order: 'enter'; address: string; auths: object[] }
/** Waits from here on for a step's opening. */
export interface AwaitOpening { order: 'await'; step: string }
/** Everybody answers the step that has opened, within so many milliseconds. */
export interface AnswerStep { order: 'answer'; spread: number }
/** How much has gone over the connections since the last time. */
export interface PhoneTraffic { order: 'traffic' }
export type PhoneOrder = EnterPhones | AwaitOpening | AnswerStep | PhoneTraffic;

export interface StepAnswered {
  /** From the first phone that was shown the question to the last, as they heard it, milliseconds. */
  skew: number;
  /** From the write of each answer to its acknowledgement, and to the instant which the server has stored for it, milliseconds. */
  latencies: number[];
  stampErrors: number[];
}
export interface PhonesHeard { messages: number; bytes: number }
type PhoneAnswer = 'so' | StepAnswered | PhonesHeard;

const SOURCES = 20;
const CONNECTING_AT_ONCE = 200;
const PATIENCE = 60_000;

const phones: Person[] = [];
let relation: Relation = { offset: 0, uncertain: 0 };
let opening: { step: string; heardAt: number[]; all: Promise<void> } | undefined;

process.on('message', (told: PhoneOrder) => void carryOut(told).then((answer) => process.send?.(answer)));
process.once('disconnect', () => process.exit());

async function carryOut(told: PhoneOrder): Promise<PhoneAnswer> {
  switch (told.order) {
    case 'enter':
      await enter(told);
      return 'so';
    case 'await':
      opening = awaited(told.step);
      return 'so';
    case 'answer':
      return answer(told.spread);
    case 'traffic':
      return traffic();
  }
}

async function enter({ address, auths }: EnterPhones): Promise<void> {
  const before = phones.length;
  await forEachOf(auths, CONNECTING_AT_ONCE, async (auth, place) => {
    const phone = await openPerson({ address, source: `127.0.0.${2 + (place % SOURCES)}`, auth, namespace: '/live' });
    phones[before + place] = phone;
    if (phone.view === undefined) await new Promise<void>((resolve) => void (phone.heard = () => resolve()));
  });
  relation = await relateClocks(phones.slice(0, 20));
}

function awaited(step: string): NonNullable<typeof opening> {
  const shown = gathering('openings', phones.length, PATIENCE);
  const heardAt: number[] = [];
  for (const phone of phones)
    phone.heard = (event, _bytes, body) => {
      if (event !== 'screen' || !isOpening(body, step)) return;
      heardAt.push(performance.now());
      shown.arrived();
    };
  return { step, heardAt, all: shown.all };
}

function isOpening(body: unknown, step: string): boolean {
  const { screen }: LivePlayerScreenMessage = Object(body);
  return screen.screen === 'open' && screen.step === step;
}

async function answer(spread: number): Promise<StepAnswered> {
  if (opening === undefined) throw new Error('no opening is awaited');
  const { step, heardAt, all } = opening;
  await all;
  const acknowledged = gathering('acknowledgements', phones.length, PATIENCE);
  const latencies: number[] = [];
  const stampErrors: number[] = [];
  const given = phones.map((phone, place) => ({ phone, choice: place % 4, sentAt: 0, frame: phone.frame('answer', { step, choice: place % 4, revision: 1 }) }));
  for (const one of given)
    one.phone.answered = ({ ok, value, refusal }) => {
      if (ok !== true || value?.choice !== one.choice || value.receivedAt === undefined) throw new Error(`an answer got ${refusal ?? JSON.stringify(value)}`);
      latencies.push(performance.now() - one.sentAt);
      stampErrors.push(value.receivedAt - (one.sentAt + relation.offset));
      acknowledged.arrived();
    };
  const from = performance.now();
  for (const [place, one] of given.entries()) {
    // Turning the loop, not waiting: a timer would write them in lumps of a millisecond.
    while (performance.now() < from + (place * spread) / given.length) await new Promise((resolve) => void setImmediate(resolve));
    one.phone.write(one.frame);
    one.sentAt = performance.now();
  }
  await acknowledged.all;
  return { skew: Math.max(...heardAt) - Math.min(...heardAt), latencies, stampErrors };
}

function traffic(): PhonesHeard {
  const sum = { messages: 0, bytes: 0 };
  for (const phone of phones) {
    sum.messages += phone.traffic.messages;
    sum.bytes += phone.traffic.bytes;
    Object.assign(phone.traffic, { messages: 0, bytes: 0 });
  }
  return sum;
}
