import { pressedOf, type Press } from '../ui/key-press.ts';

/** What a key of the keyboard or of a clicker asks for. */
export type KeyAction = 'next' | 'back' | 'black' | 'full-screen' | 'theme' | 'mute' | 'larger' | 'smaller' | 'language' | 'help' | 'close';

/** Clickers send Page Up and Page Down, F5 and Escape in turn, and a full stop. */
const ACTIONS = new Map<string, KeyAction>(Object.entries({
  ArrowRight: 'next', PageDown: 'next', ' ': 'next', Enter: 'next',
  ArrowLeft: 'back', PageUp: 'back',
  b: 'black', '.': 'black',
  f: 'full-screen', F5: 'full-screen',
  t: 'theme', m: 'mute', l: 'language',
  '+': 'larger', '=': 'larger', '-': 'smaller',
  '?': 'help', Escape: 'close',
} satisfies Record<string, KeyAction>));

/** Undefined where the key means nothing here: it is held down, or it belongs to the browser. */
export function actionOf(press: Press): KeyAction | undefined {
  return pressedOf(ACTIONS, press);
}

const GUARD_MS = 400;

/** Two presses within 400 ms are one: a double click on the clicker must not skip a picture. */
export class PressGuard {
  #last = -Infinity;

  /** `now` by `performance.now()`. A press that is left out starts no new guard. */
  lets(now: number): boolean {
    if (now - this.#last < GUARD_MS) return false;
    this.#last = now;
    return true;
  }
}
