import { cpuOf, type Measurable } from './cpu.ts';
import { forEachOf } from './gathering.ts';
import { openPerson, type Door, type Person, type View } from './person.ts';
import { pause } from './processes.ts';

/** Who is there, and who may still come. */
export interface Hall { people: Person[]; auths: readonly object[]; server: Measurable }

/** `cpu`: of the server for each who came, microseconds. */
export interface Entered { seconds: number; cpu: number }
/** `view`: what one of them was shown. */
export interface Begun { view: View }

/** Loopback has a whole network of addresses; an office is one address to the server, and these are as many. */
const SOURCES = 20;
const CONNECTING_AT_ONCE = 200;
const BEGINNING_AT_ONCE = 400;
const SETTLE_MS = 250;

export async function enter(hall: Hall, given: { people: number; perSecond?: number | undefined; awaitsView: boolean }): Promise<Entered> {
  const before = hall.people.length;
  const coming = hall.auths.slice(before, given.people);
  const cpu = await cpuOf(hall.server);
  const from = performance.now();
  await forEachOf(coming, CONNECTING_AT_ONCE, async (_auth, place) => {
    if (given.perSecond !== undefined) await pauseUntil(from + (place * 1000) / given.perSecond);
    const person = await openPerson(doorOf(hall, before + place));
    hall.people[before + place] = person;
    if (given.awaitsView) await firstView(person);
  });
  const seconds = (performance.now() - from) / 1000;
  await pause(SETTLE_MS);
  return { seconds, cpu: ((await cpuOf(hall.server)) - cpu) / coming.length };
}

export function doorOf({ auths, server }: Hall, place: number): Door {
  return { address: server.address, source: `127.0.0.${2 + (place % SOURCES)}`, auth: auths[place] ?? {} };
}

export async function begin({ people }: Hall): Promise<Begun> {
  await forEachOf(people, BEGINNING_AT_ONCE, async (person) => {
    while (person.view?.state.state !== 'question') {
      const heard = nextMessage(person);
      if (person.view?.state.state === 'ready') person.write(person.frame('start', { shortAccepted: true }));
      await heard;
    }
  });
  const view = people[0]?.view;
  if (view === undefined) throw new Error('nobody is there to begin');
  return { view };
}

/** Everybody goes, and the server has noticed. */
export async function leave(hall: Hall): Promise<void> {
  await forEachOf(hall.people, CONNECTING_AT_ONCE, async (person) => {
    const left = new Promise<void>((resolve) => void (person.left = () => resolve()));
    if (person.lost === undefined) person.end();
    await (person.lost === undefined ? left : undefined);
  });
  hall.people.length = 0;
  await pause(SETTLE_MS);
}

async function firstView(person: Person): Promise<void> {
  if (person.view === undefined) await nextMessage(person);
}

function nextMessage(person: Person): Promise<void> {
  return new Promise((resolve, reject) => {
    person.heard = () => resolve();
    person.left = (why) => reject(new Error(why));
  });
}

async function pauseUntil(instant: number): Promise<void> {
  const left = instant - performance.now();
  if (left > 0) await pause(left);
}
