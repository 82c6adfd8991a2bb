import { pressedOf, type Press } from '../ui/key-press.ts';

/** What a key of the host's keyboard or clicker asks for. */
export type HostKey = 'next' | 'back' | 'black' | 'extend' | 'close-now' | 'open-now' | 'full-screen';

/** Clickers send Page Up and Page Down, F5 and Escape in turn, and a full stop. Escape does nothing here. */
const KEYS = new Map<string, HostKey>(Object.entries({
  PageDown: 'next', ' ': 'next', ArrowRight: 'next',
  PageUp: 'back', ArrowLeft: 'back',
  b: 'black', '.': 'black',
  '+': 'extend', '=': 'extend',
  k: 'close-now', o: 'open-now',
  f: 'full-screen', F5: 'full-screen',
} satisfies Record<string, HostKey>));

/** Undefined where the key means nothing here: it is held down, or it belongs to the browser. */
export function hostKeyOf(press: Press): HostKey | undefined {
  return pressedOf(KEYS, press);
}

/** Whether the press is meant for what has the focus: a field that is typed into, or a button that Space presses. */
export function isTakenBy(focused: Element | null, key: string): boolean {
  if (focused === null) return false;
  if (focused.closest('dialog[open], input, select, textarea') !== null) return true;
  return key === ' ' && focused.closest('button, a, summary') !== null;
}
