import type { ReactiveController } from 'lit';
import type { DisplayElement } from './display-element.ts';

const GLIDE = { duration: 900, easing: 'cubic-bezier(.2,.7,.2,1)' };
const FADE = { duration: 400, easing: 'ease-out' };

/**
 * Lets rows glide from where they were to where they are, and fade in where they are new: measured before the host draws, moved back
 * and let go after it. Added behind whatever lays the rows out. Who wants less motion sees fades alone.
 */
export class RowMotion implements ReactiveController {
  readonly #host: DisplayElement;
  #before = new Map<string, number>();

  constructor(host: DisplayElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#before = new Map(this.#rows().map((row) => [keyOf(row), row.getBoundingClientRect().top]));
  }

  hostUpdated(): void {
    const rows = this.#rows();
    // Rows that keep their order are only laid out anew: a font has come, the window is another.
    const isSame = [...this.#before.keys()].join(' ') === rows.map(keyOf).join(' ');
    if (this.#host.still || isSame || this.#before.size === 0) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const row of rows) {
      const from = this.#before.get(keyOf(row));
      // Only what this controller set in motion carries its id.
      const running = row.getAnimations().filter(({ id }) => id === 'glide');
      for (const animation of running) animation.cancel();
      const moved = from === undefined ? undefined : from - row.getBoundingClientRect().top;
      if (moved !== undefined && Math.abs(moved) < 1) continue;
      const frames = moved === undefined || isCalm ? [{ opacity: 0 }, { opacity: 1 }] : gliding(moved);
      row.animate(frames, { ...(moved === undefined || isCalm ? FADE : GLIDE), id: 'glide' });
    }
  }

  #rows(): HTMLElement[] {
    return [...this.#host.querySelectorAll<HTMLElement>('[data-key]')].filter((row) => !row.hidden);
  }
}

/** Who rises passes over the others. */
function gliding(moved: number): Keyframe[] {
  const zIndex = moved > 0 ? 1 : 0;
  return [{ transform: `translateY(${moved}px)`, zIndex }, { transform: 'none', zIndex }];
}

function keyOf(row: HTMLElement): string {
  return row.dataset['key'] ?? '';
}
