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

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** Undefined where the key means nothing here: it is held down, or it belongs to the browser. */
export function actionOf({ key, ctrlKey, altKey, metaKey, repeat }: Key): KeyAction | undefined {
  if (ctrlKey || altKey || metaKey || repeat) return undefined;
  return ACTIONS.get(key) ?? ACTIONS.get(key.toLowerCase());
}
