import type { ReactiveController } from 'lit';

/** 1–9 or A–J choose, Enter commits, while the focus is inside the host (WCAG 2.1.4); what Enter itself presses is left alone. */
export class AnswerKeys implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #does: { choose(choice: number): void; commit(): void };
  readonly #heard = (event: KeyboardEvent): void => this.#key(event);

  constructor(host: HTMLElement, does: { choose(choice: number): void; commit(): void }) {
    this.#host = host;
    this.#does = does;
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#heard);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#heard);
  }

  #key(event: KeyboardEvent): void {
    if (event.repeat || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const path = event.composedPath();
    if (event.key === 'Enter') {
      if (!path.some((place) => place instanceof HTMLButtonElement || place instanceof HTMLAnchorElement)) this.#does.commit();
      return;
    }
    const choice = choiceOf(event.key);
    if (choice !== undefined) this.#does.choose(choice);
  }
}

function choiceOf(key: string): number | undefined {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  if (/^[a-j]$/i.test(key)) return key.toUpperCase().charCodeAt(0) - 65;
  return undefined;
}
