/*
 * Everybody plays a whole paper as a page does: starts, thinks, answers, and where the connection is gone comes back and sends again what was
 * not acknowledged. All start in the same instant; once, all connections are cut in the same instant.
 */
import type { AttemptId } from '../../server/rules/ids.ts';
import { quantile } from './figure.ts';
import { doorOf, type Hall } from './hall.ts';
import { openPerson, type Person, type Verdict, type View } from './person.ts';
import { pause } from './processes.ts';

/** `thinking`: about each question so many milliseconds, from and to; `cutAfter`: milliseconds after the start. */
export interface PlayOrder { order: 'play'; thinking: [number, number]; cutAfter: number }

/** An answer as its person was told that it is saved. */
export interface Saved { attempt: AttemptId; question: number; choice: number; receivedAt: number }

export interface Played {
  seconds: number;
  /** Milliseconds from the common start to the first question. */
  firstQuestion: { p50: number; p99: number; max: number };
  /** Milliseconds from the write of an answer to its acknowledgement, without those that a cut has come between. */
  latency: { p99: number; max: number };
  /** After the cut: how many came back, after how many tries, and seconds until the last of them was let in. */
  back: { people: number; tries: number; seconds: number };
  /** CPU of this process meanwhile, as a share of a core. */
  generator: number;
  saved: Saved[];
}

interface Answer { attempt: AttemptId; question: number; choice: number }
interface Player { place: number; person: Person; thought: Answer | undefined; answered: Set<number>; isNew: boolean }

/** As the page does: it comes back after so long, after twice as long once that has failed, and never all pages in the same instant. */
const FIRST_DELAY = 300;
const LONGEST_DELAY = 5_000;
const PATIENCE = 60_000;

export async function play(hall: Hall, { thinking, cutAfter }: PlayOrder): Promise<Played> {
  const players = hall.people.map((person, place): Player => ({ place, person, thought: undefined, answered: new Set(), isNew: true }));
  const saved: Saved[] = [];
  const latencies: number[] = [];
  const firstQuestions: number[] = [];
  const back = { people: 0, tries: 0, seconds: 0 };
  let cutAt = Infinity;
  const own = process.cpuUsage();
  const from = performance.now();
  const cutting = setTimeout(() => {
    cutAt = performance.now();
    for (const { person } of players) person.cut();
  }, cutAfter);
  await Promise.all(players.map(stay));
  clearTimeout(cutting);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(own);
  return { seconds, firstQuestion: { p50: quantile(firstQuestions, 0.5), ...worst(firstQuestions) }, latency: worst(latencies), back, generator: (user + system) / 1e6 / seconds, saved };

  async function stay(player: Player): Promise<void> {
    while (!(await hasFinished(player))) await comeBack(player);
  }

  /** False where the connection did not last so long. */
  async function hasFinished(player: Player): Promise<boolean> {
    try {
      const { person } = player;
      if (player.thought !== undefined) await give(player, player.thought);
      if (person.view?.state.state === 'ready') await command(person, 'start', { shortAccepted: true });
      for (;;) {
        const view = await viewFor(player);
        if (view.state.state === 'finished') return true;
        if (player.isNew) firstQuestions.push(performance.now() - from);
        player.isNew = false;
        const { attempt, question } = view.state;
        if (attempt === undefined || question === undefined) throw new Error(`nobody can answer ${JSON.stringify(view)}`);
        await pause(thinking[0] + Math.random() * (thinking[1] - thinking[0]));
        player.thought = { attempt, question, choice: (player.place + question) % 4 };
        await give(player, player.thought);
      }
    } catch (error) {
      if (player.person.lost === undefined) throw error;
      return false;
    }
  }

  async function give(player: Player, answer: Answer): Promise<void> {
    const at = performance.now();
    const { ok, value } = await command(player.person, 'answer', { ...answer, revision: 1 });
    if (ok !== true || value?.question !== answer.question || value.choice !== answer.choice || value.receivedAt === undefined) throw new Error(`an answer got ${JSON.stringify(value)}`);
    if (at > cutAt + LONGEST_DELAY || at < cutAt) latencies.push(performance.now() - at);
    saved.push({ ...answer, receivedAt: value.receivedAt });
    player.answered.add(answer.question);
    player.thought = undefined;
  }

  async function comeBack(player: Player): Promise<void> {
    for (let delay = FIRST_DELAY; ; delay = Math.min(2 * delay, LONGEST_DELAY)) {
      await pause(delay * (0.5 + Math.random()));
      back.tries += 1;
      const person = await openPerson(doorOf(hall, player.place)).catch(() => undefined);
      if (person === undefined) continue;
      Object.assign(player, { person });
      hall.people[player.place] = person;
      back.people += 1;
      back.seconds = (performance.now() - cutAt) / 1000;
      return;
    }
  }
}

function worst(milliseconds: readonly number[]): { p99: number; max: number } {
  return { p99: quantile(milliseconds, 0.99), max: milliseconds.reduce((most, one) => Math.max(most, one), 0) };
}

/** The view that asks something new, or says that it is over. */
async function viewFor({ person, answered }: Player): Promise<View> {
  for (;;) {
    const { view } = person;
    if (view?.state.state === 'finished') return view;
    if (view?.state.state === 'question' && view.state.question !== undefined && !answered.has(view.state.question)) return view;
    await orLost<void>(person, 'a view', (heard) => void (person.heard = () => heard()));
  }
}

function command(person: Person, event: string, body: object): Promise<Verdict> {
  return orLost<Verdict>(person, `the verdict on ${event}`, (answered) => {
    person.answered = answered;
    person.write(person.frame(event, body));
  });
}

function orLost<Value>(person: Person, what: string, ask: (resolve: (value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (person.lost !== undefined) return reject(new Error(person.lost));
    const limit = setTimeout(() => reject(new Error(`${what} did not come within ${PATIENCE} ms`)), PATIENCE);
    person.left = (why) => {
      clearTimeout(limit);
      reject(new Error(why));
    };
    return ask((value) => {
      clearTimeout(limit);
      resolve(value);
    });
  });
}
