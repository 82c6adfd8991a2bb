import type { ReactiveController } from 'lit';

const DURATION_MS = 600;
const EASE = 'cubic-bezier(.2,.7,.2,1)';

/** Lets rows glide from where they were to where they are: measured before the host draws, moved back and let go after it. */
export class Flip implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #selector: string;
  #before = new Map<string, number>();

  /** `selector`: the rows; each carries a `data-key`. */
  constructor(host: HTMLElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
  }

  hostUpdate(): void {
    this.#before = new Map(this.#rows().map((row) => [keyOf(row), row.offsetTop]));
  }

  hostUpdated(): void {
    if (this.#before.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of this.#rows()) {
      const moved = (this.#before.get(keyOf(row)) ?? row.offsetTop) - row.offsetTop;
      if (moved !== 0) row.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], { duration: DURATION_MS, easing: EASE });
    }
  }

  #rows(): HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>(this.#selector)];
  }
}

function keyOf(row: HTMLElement): string {
  return row.dataset['key'] ?? '';
}
