/*
 * The participants of a bench, in a process of their own, thousands in one: they connect, begin, and answer when they are told to. The
 * frames of a burst are made before its instant, each acknowledgement and each view is looked at, and what does not fit ends the bench.
 */
import { burst, type Burst, type BurstOrder } from './burst.ts';
import type { Measurable } from './cpu.ts';
import { begin, enter, leave, type Begun, type Entered, type Hall } from './hall.ts';
import { fanOut, type FanOut } from './fan-out-heard.ts';
import { play, type PlayOrder, type Played } from './play.ts';
import { relateClocks, type Relation } from './relation.ts';

/** Where the people come from: so many `auths`, so many people at most. */
export interface MeetOrder { order: 'meet'; server: Measurable; auths: object[] }
/** People come until there are so many, as fast as they can or so many a second; whoever has come may have to have got the first view. */
export interface EnterOrder { order: 'enter'; people: number; perSecond?: number | undefined; awaitsView: boolean }
/** Everybody begins, and has got the first question. */
export interface BeginOrder { order: 'begin' }
export interface LeaveOrder { order: 'leave' }
/** Finds out how far the server's clock is from this process's. */
export interface RelateOrder { order: 'relate' }
/** Waits from here on for a message to everybody. */
export interface ListenOrder { order: 'listen' }
/** Tells of it when everybody has heard it. */
export interface HeardOrder { order: 'heard' }
/** How much has gone over the connections since the last time. */
export interface TrafficOrder { order: 'traffic' }
export type Order = MeetOrder | EnterOrder | BeginOrder | LeaveOrder | RelateOrder | ListenOrder | HeardOrder | TrafficOrder | BurstOrder | PlayOrder;

export interface Traffic { messages: number; bytes: number }
type Answer = 'so' | Entered | Begun | Relation | FanOut | Traffic | Burst | Played;

const hall: Hall = { people: [], auths: [], server: { pid: 0, address: '' } };
let relation: Relation | undefined;
let listening: Promise<FanOut> | undefined;

process.on('message', (told: Order) => void carryOut(told).then((answer) => process.send?.(answer)));
process.once('disconnect', () => process.exit());

async function carryOut(told: Order): Promise<Answer> {
  switch (told.order) {
    case 'meet':
      Object.assign(hall, { server: told.server, auths: told.auths });
      return 'so';
    case 'enter':
      return enter(hall, told);
    case 'begin':
      return begin(hall);
    case 'leave':
      await leave(hall);
      return 'so';
    case 'relate':
      relation = await relateClocks(hall.people.slice(0, 20));
      return relation;
    case 'listen':
      listening = fanOut(hall.people);
      return 'so';
    case 'heard':
      if (listening === undefined) throw new Error('nobody listens');
      return listening;
    case 'traffic':
      return traffic();
    case 'burst':
      return burst(told, { ...hall, relation });
    case 'play':
      return play(hall, told);
  }
}

function traffic(): Traffic {
  const sum = { messages: 0, bytes: 0 };
  for (const { traffic } of hall.people) {
    sum.messages += traffic.messages;
    sum.bytes += traffic.bytes;
    Object.assign(traffic, { messages: 0, bytes: 0 });
  }
  return sum;
}
