import type { ReactiveControllerHost } from 'lit';
import type { Outcome } from '../live/commands.ts';
import { Reading } from './reading.ts';

const PAUSE_MS = 250;

/** A reading of what is typed into a field: asked once the typing pauses, or at once by `ask`. */
export class TypedSearch<Given> extends Reading<Given> {
  text = '';
  readonly #read: (text: string) => Promise<Outcome<Given>>;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, read: (text: string) => Promise<Outcome<Given>>) {
    super(host);
    this.#read = read;
  }

  override hostDisconnected(): void {
    clearTimeout(this.#pause);
    super.hostDisconnected();
  }

  readonly typed = ({ target }: InputEvent): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.text = target.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.ask(), PAUSE_MS);
  };

  ask(): void {
    clearTimeout(this.#pause);
    const text = this.text.normalize('NFC').trim();
    void this.take(() => this.#read(text));
  }
}
