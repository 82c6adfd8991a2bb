/*
 * The phones of a live session, in a process of their own, thousands in one: they join by PIN, hear what everybody is sent, and answer when
 * they are told to, or play by themselves. Before a floor they only connect, hear and answer.
 */
import type { Measurable } from '../cpu.ts';
import { relateClocks, type Relation } from '../relation.ts';
import { burst, type LiveBurst, type LiveBurstOrder } from './burst.ts';
import { ears, type Heard } from './ears.ts';
import { enter, type Entered, type PhoneHall, type Told } from './phone-hall.ts';
import { play, type LivePlayed, type LivePlayOrder } from './play.ts';

/** `pin` is null before a floor, which lets in whoever comes. */
export interface MeetOrder { order: 'meet'; server: Measurable; pin: string | null }
/** People join and connect until there are so many. */
export interface EnterOrder { order: 'enter'; people: number }
export interface RelateOrder { order: 'relate' }
/** Forgets who has heard this until now. */
export interface ListenOrder { order: 'listen'; to: string }
/** Tells of it when everybody has heard it. */
export interface HeardOrder { order: 'heard'; to: string }
/** How much has gone over the connections since the last time. */
export interface TrafficOrder { order: 'traffic' }
/** What all of them were told, and who they are to the server. */
export interface TellOrder { order: 'tell' }
export type PhoneOrder = MeetOrder | EnterOrder | RelateOrder | ListenOrder | HeardOrder | TrafficOrder | TellOrder | LiveBurstOrder | LivePlayOrder;

export interface Traffic { messages: number; bytes: number }
type Answer = 'so' | Entered | Relation | Heard | Traffic | Told | LiveBurst | LivePlayed;

const hall: PhoneHall = { server: { pid: 0, address: '' }, pin: null, phones: [], ears: ears(), relation: undefined, saved: [], refused: [] };

process.on('message', (told: PhoneOrder) => void carryOut(told).then((answer) => process.send?.(answer)));
process.once('disconnect', () => process.exit());

async function carryOut(told: PhoneOrder): Promise<Answer> {
  switch (told.order) {
    case 'meet':
      Object.assign(hall, { server: told.server, pin: told.pin });
      return 'so';
    case 'enter':
      return enter(hall, told.people);
    case 'relate':
      hall.relation = await relateClocks(hall.phones.slice(0, 20).map(({ person }) => person));
      return hall.relation;
    case 'listen':
      hall.ears.forget(told.to);
      return 'so';
    case 'heard':
      return hall.ears.everybody(told.to, hall.phones.length);
    case 'traffic':
      return traffic();
    case 'burst':
      return burst(hall, told);
    case 'play':
      return play(hall, told);
    case 'tell':
      return tell();
  }
}

function tell(): Told {
  const { saved, refused, phones, relation } = hall;
  const ownBehind = Number(process.hrtime.bigint()) / 1e6 - performance.now();
  return {
    saved,
    refused,
    owns: phones.map(({ own }) => own),
    peers: phones.map(({ person }) => person.peer()),
    lost: phones.filter(({ person }) => person.lost !== undefined).length,
    serverAhead: (relation?.offset ?? Number.NaN) - ownBehind,
  };
}

function traffic(): Traffic {
  const sum = { messages: 0, bytes: 0 };
  for (const { person } of hall.phones) {
    sum.messages += person.traffic.messages;
    sum.bytes += person.traffic.bytes;
    Object.assign(person.traffic, { messages: 0, bytes: 0 });
  }
  return sum;
}
