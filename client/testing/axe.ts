import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  nodes: string[];
}

interface Axe {
  run(options: { runOnly: string[] }): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** Runs axe in the page; it is evaluated by the debugger, past the page's Content-Security-Policy. */
export async function runAxe(page: Page): Promise<Violation[]> {
  await page.evaluate(axeCore.source);
  return page.evaluate(async (standards) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: standards });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`) }));
  }, STANDARDS);
}
