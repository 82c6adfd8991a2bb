import type { ManagerOptions } from 'socket.io-client';
import { signInCards } from '../../scripts/demo/sign-ins.ts';
import type { Refusal } from '../protocol/refusals.ts';
import { readSecrets } from '../secrets.ts';
import { demoPage, type DemoPage } from './demo-page.ts';
import { signIn } from './player.ts';

/** Waiting for a crowd ends here, milliseconds. */
const PATIENCE = 40_000;

/** Pages answer on common beats, so that many answers are in hand at once. Milliseconds. */
const BEAT = 50;

/** For crowds whose server is killed again and again: they come back as soon as it is there. */
export const SOON_BACK: Partial<ManagerOptions> = { reconnectionDelay: 100, reconnectionDelayMax: 250 };

export interface CrowdOptions {
  address: string;
  folder: string;
  people: number;
  /** How long somebody thinks at most. */
  beats?: number;
  random(): number;
  reconnect: Partial<ManagerOptions>;
  bears?: readonly Refusal[];
  /** Of a crowd before this one: its devices, with pages that remember nothing. */
  tokens?: readonly string[];
}

export interface Crowd {
  tokens: string[];
  pages: DemoPage[];
  sent(): number;
  acknowledged(): number;
  refused(): number;
  /** How long each acknowledgement took from sending its answer, milliseconds, in the order of coming. */
  latencies(): number[];
  problems(): string[];
  until(holds: () => boolean, what: string): Promise<void>;
  finished(): Promise<void>;
  /** Everybody has been let in again since an instant of our clock. */
  back(since: number): Promise<void>;
  leave(): void;
}

/** Signs people of the demonstration in and lets each take the open round, in its own pace. */
export async function openCrowd({ address, folder, people, beats = 4, random, reconnect, bears = [], tokens: known }: CrowdOptions): Promise<Crowd> {
  const latencies: number[] = [];
  const watchers = new Set<() => void>();
  const changed = (): void => watchers.forEach((watcher) => watcher());
  const think = (): number => BEAT * (1 + Math.floor(random() * beats)) + (BEAT - (Date.now() % BEAT));
  const tokens = [...(known ?? (await signedIn({ address, folder, people })))];
  const pages = tokens.map((token) => demoPage({ address, token, reconnect, bears, think, changed, took: (milliseconds) => void latencies.push(milliseconds) }));
  const sum = (of: (page: DemoPage) => number): number => pages.reduce((total, page) => total + of(page), 0);

  function until(holds: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!holds()) return;
        clearTimeout(limit);
        watchers.delete(look);
        resolve();
      };
      const limit = setTimeout(() => {
        watchers.delete(look);
        reject(new Error(`the crowd waits in vain until ${what}; its problems: ${pages.flatMap((page) => page.problems).join('; ')}`));
      }, PATIENCE);
      watchers.add(look);
      look();
    });
  }

  return {
    tokens,
    pages,
    sent: () => sum((page) => page.counts.sent),
    acknowledged: () => sum((page) => page.acknowledged.size),
    latencies: () => [...latencies],
    refused: () => sum((page) => page.counts.refused),
    problems: () => pages.flatMap((page) => page.problems),
    until,
    finished: () => until(() => pages.every((page) => page.state() === 'finished'), 'everybody has finished'),
    back: (since) => until(() => pages.every((page) => (page.returns.at(-1)?.seen ?? 0) > since), 'everybody is back'),
    leave: () => pages.forEach((page) => page.leave()),
  };
}

function signedIn({ address, folder, people }: Pick<CrowdOptions, 'address' | 'folder' | 'people'>): Promise<string[]> {
  const cards = signInCards(readSecrets(folder).keys).filter((card) => card.person.excluded === null).slice(0, people);
  return Promise.all(
    cards.map(async ({ person, personalCode }) => {
      const verdict = await signIn(address, { staffCode: person.staffCode, personalCode });
      if (!verdict.ok) throw new Error(`${person.staffCode} could not sign in: ${verdict.refusal}`);
      return verdict.value.token;
    }),
  );
}
