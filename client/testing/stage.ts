import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { signInCards, type SignInCard } from '../../scripts/demo/sign-ins.ts';
import type { OperatorCommand } from '../../server/protocol/operator.ts';
import { readSecrets } from '../../server/secrets.ts';
import { freePort, startServer, type ChildServer } from '../../server/testing/child-server.ts';
import { layCable, type Cable } from './cable.ts';

/** The product as it is installed, in a process of its own, and a browser before it. */
export interface Stage {
  cable: Cable;
  /** The server's own address, past the cable. */
  address(): string;
  /** Invented people who may play, and who may not. */
  players: SignInCard[];
  excluded: SignInCard[];
  page(options?: BrowserContextOptions): Promise<Page>;
  operate(command: OperatorCommand): Promise<unknown>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-stage-'));
  const port = await freePort();
  let server: ChildServer = await startServer({ folder, port });
  const cable = await layCable(port);
  const browser: Browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
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
