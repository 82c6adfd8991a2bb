import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DECLARATION, demonstrationContest } from '../../scripts/demo/contest.ts';
import { signInCards, type SignInCard } from '../../scripts/demo/sign-ins.ts';
import { demonstrationStaff, type StaffCard } from '../../scripts/demo/staff.ts';
import { openHouse } from '../../server/house.ts';
import type { Declaration } from '../../server/protocol/declaration.ts';
import type { OperatorCommand } from '../../server/protocol/operator.ts';
import { readSecrets } from '../../server/secrets.ts';
import { freePort, startServer, type ChildServer } from '../../server/testing/child-server.ts';
import { launchBrowser } from './browser.ts';
import { layCable, type Cable } from './cable.ts';

/** The product as it is installed, in a process of its own, and a browser before it. */
export interface Stage {
  cable: Cable;
  /** The server's own address, past the cable. */
  address(): string;
  /** Invented people who may play, and who may not. */
  players: SignInCard[];
  excluded: SignInCard[];
  /** Accounts of the staff. */
  staff: StaffCard[];
  page(options?: BrowserContextOptions): Promise<Page>;
  operate(command: OperatorCommand): Promise<unknown>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** `declared`: in what the demonstration's rounds differ from those of plan 221. `later`: how much later they open and close, milliseconds. */
export async function openStage(declared?: Partial<Declaration>, later = 0): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-stage-'));
  if (declared !== undefined) await loadDemonstration(folder, { ...DECLARATION, ...declared }, later);
  const port = await freePort();
  let server: ChildServer = await startServer({ folder, port });
  const cable = await layCable(port);
  const browser: Browser = await launchBrowser();
  const { keys, operatorToken } = readSecrets(folder);
  const cards = signInCards(keys);

  async function stop(): Promise<void> {
    server.signal('SIGTERM');
    await server.ended;
  }

  return {
    cable,
    address: () => server.address,
    players: cards.filter((card) => card.person.excluded === null),
    excluded: cards.filter((card) => card.person.excluded !== null),
    staff: demonstrationStaff(keys),
    page: async (options) => {
      const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 390, height: 844 }, ...options });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },
    operate: async (command) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${operatorToken}` };
      const response = await fetch(`${server.address}/api/operator`, { method: 'POST', headers, body: JSON.stringify(command) });
      return response.json();
    },
    restart: async () => {
      await stop();
      server = await startServer({ folder, port });
    },
    close: async () => {
      await browser.close();
      await cable.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As the server itself does at its first start; it finds the contest there. */
async function loadDemonstration(folder: string, declaration: Declaration, later: number): Promise<void> {
  const house = await openHouse({ dataFolder: folder, logLevel: 'warn' });
  const contest = demonstrationContest(house.secrets.keys, house.clock.now());
  const rounds = contest.rounds.map((round) => ({ ...round, opensAt: round.opensAt + later, closesAt: round.closesAt + later, declaration: JSON.stringify(declaration) }));
  await house.stores.load({ ...contest, rounds });
  await house.close();
}
