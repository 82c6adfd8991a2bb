/*
 * The participants of a bench, in a process of their own, thousands in one: they connect, begin, and answer when they are told to. The
 * frames of a burst are made before its instant, each acknowledgement and each view is looked at, and what does not fit ends the bench.
 */
import { burst, type Burst, type BurstOrder } from './burst.ts';
import type { Measurable } from './cpu.ts';
import { forEachOf } from './gathering.ts';
import { openPerson, type Person, type View } from './person.ts';
import { relateClocks, type Relation } from './relation.ts';

/** Lets everybody in: so many `auths`, so many people. */
export interface EnterOrder { order: 'enter'; server: Measurable; auths: object[] }
/** Everybody begins, and has got the first question. */
export interface BeginOrder { order: 'begin' }
/** Finds out how far the server's clock is from this process's. */
export interface RelateOrder { order: 'relate' }
export type Order = EnterOrder | BeginOrder | RelateOrder | BurstOrder;

export interface Entered { seconds: number }
/** `view`: what one of them was shown. */
export interface Begun { view: View }
export type Answered = Entered | Begun | Relation | Burst;

/** Loopback has a whole network of addresses; an office is one address to the server, and these are as many. */
const SOURCES = 20;
const CONNECTING_AT_ONCE = 200;
const BEGINNING_AT_ONCE = 400;

const people: Person[] = [];
let server: Measurable = { pid: 0, address: '' };
let relation: Relation | undefined;

process.on('message', (told: Order) => void carryOut(told).then((answer) => process.send?.(answer)));
process.once('disconnect', () => process.exit());

async function carryOut(told: Order): Promise<Answered> {
  switch (told.order) {
    case 'enter':
      return enter(told);
    case 'begin':
      return begin();
    case 'relate':
      relation = await relateClocks(people.slice(0, 20));
      return relation;
    case 'burst':
      return burst(told, { people, server, relation });
  }
}

async function enter(told: EnterOrder): Promise<Entered> {
  server = told.server;
  const from = performance.now();
  await forEachOf(told.auths, CONNECTING_AT_ONCE, async (auth, place) => {
    people[place] = await openPerson({ address: server.address, source: `127.0.0.${2 + (place % SOURCES)}`, auth });
  });
  return { seconds: (performance.now() - from) / 1000 };
}

async function begin(): Promise<Begun> {
  await forEachOf(people, BEGINNING_AT_ONCE, async (person) => {
    while (person.view?.state.state !== 'question') {
      const heard = new Promise<void>((resolve) => void (person.heard = () => resolve()));
      if (person.view?.state.state === 'ready') person.write(person.frame('start', { shortAccepted: true }));
      await heard;
    }
  });
  const view = people[0]?.view;
  if (view === undefined) throw new Error('nobody is there to begin');
  return { view };
}
