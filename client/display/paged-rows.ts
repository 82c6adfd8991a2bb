/*
 * Lays rows out so that all of them can be read: nothing is cut and nothing is smaller than the hall can read.
 * 1. All rows together are tried in each mode, from the largest size to the least; the first in which they fit is one page.
 * 2. Where they fit in none, each group of rows (`data-group`) is laid out for itself: in as few pages as any mode makes of it, and as
 *    large as that number of pages allows.
 * 3. Pages turn by themselves. What is not on the page is hidden.
 */
import type { LitElement } from 'lit';
import { RoomWatch } from './fitting.ts';
import { pageAfter, pagesOf, type Page } from './paging.ts';

/** A way to draw rows: the list's `data-mode`, and `--fit` by which its sizes are multiplied. */
export interface Mode { name: string; fit: number }

interface Sheet extends Page { mode: Mode }

const TURN_MS = 12_000;

export class PagedRows extends RoomWatch {
  /** The page that is shown, from 0, and how many there are. */
  page = 0;
  pages = 1;
  readonly #modes: readonly Mode[];
  #turn: ReturnType<typeof setTimeout> | undefined;

  /** The host draws a `.rows` list in a `.window` of a fixed height. `modes` from the wanted to the least. */
  constructor(host: LitElement, modes: readonly Mode[]) {
    super(host, () => host.requestUpdate());
    this.#modes = modes;
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    clearTimeout(this.#turn);
  }

  hostUpdated(): void {
    const list = this.host.querySelector<HTMLElement>('.rows');
    const view = this.host.querySelector<HTMLElement>('.window');
    if (!list || !view) return;
    const rows = [...list.querySelectorAll<HTMLElement>(':scope > [data-key]')];
    const sheets = this.#sheets(list, rows, view.clientHeight);
    this.#show(list, rows, sheets);
    if (sheets.length !== this.pages) this.host.requestUpdate();
    this.pages = sheets.length;
    this.#plan();
  }

  #sheets(list: HTMLElement, rows: HTMLElement[], room: number): Sheet[] {
    const together = this.#laidOut(list, rows, { room, all: rows });
    if (together.length <= 1) return together;
    const groups = groupsOf(rows);
    return groups.length === 1 ? together : groups.flatMap((group) => this.#laidOut(list, group, { room, all: rows }));
  }

  /** The pages of a group in the first mode that needs no more of them than any other. */
  #laidOut(list: HTMLElement, group: HTMLElement[], { room, all }: { room: number; all: HTMLElement[] }): Sheet[] {
    const first = group[0] ? all.indexOf(group[0]) : 0;
    for (const row of all) row.hidden = !group.includes(row);
    let best: Sheet[] | undefined;
    for (const mode of this.#modes) {
      dress(list, mode);
      const gap = Number.parseFloat(getComputedStyle(list).rowGap) || 0;
      const heights = group.map((row) => row.getBoundingClientRect().height + gap);
      const sheets = pagesOf(heights, room + gap).map(({ from, to }) => ({ from: from + first, to: to + first, mode }));
      if (best === undefined || sheets.length < best.length) best = sheets;
      if (best.length <= 1) break;
    }
    return best ?? [];
  }

  #show(list: HTMLElement, rows: HTMLElement[], sheets: Sheet[]): void {
    this.page = Math.min(this.page, Math.max(0, sheets.length - 1));
    const sheet = sheets[this.page];
    if (!sheet) return;
    dress(list, sheet.mode);
    rows.forEach((row, at) => { row.hidden = at < sheet.from || at >= sheet.to; });
  }

  #plan(): void {
    if (this.pages > 1) {
      this.#turn ??= setTimeout(() => {
        this.#turn = undefined;
        this.page = pageAfter(this.page, this.pages);
        this.host.requestUpdate();
      }, TURN_MS);
      return;
    }
    clearTimeout(this.#turn);
    this.#turn = undefined;
  }
}

function dress(list: HTMLElement, { name, fit }: Mode): void {
  list.dataset['mode'] = name;
  list.style.setProperty('--fit', String(fit));
}

function groupsOf(rows: readonly HTMLElement[]): HTMLElement[][] {
  const groups: HTMLElement[][] = [];
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before && before.dataset['group'] === row.dataset['group']) groups.at(-1)?.push(row);
    else groups.push([row]);
  });
  return groups;
}
