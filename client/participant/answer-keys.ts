import type { ReactiveController } from 'lit';

/** 1–9 or A–J choose, Enter commits, wherever the focus is; a dialog and what Enter itself presses are left alone. */
export class AnswerKeys implements ReactiveController {
  readonly #does: { choose(choice: number): void; commit(): void };
  readonly #heard = (event: KeyboardEvent): void => this.#key(event);

  constructor(does: { choose(choice: number): void; commit(): void }) {
    this.#does = does;
  }

  hostConnected(): void {
    addEventListener('keydown', this.#heard);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#heard);
  }

  #key(event: KeyboardEvent): void {
    if (event.repeat || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const path = event.composedPath();
    if (path.some((place) => place instanceof HTMLDialogElement)) return;
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
