export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** What a press asks for, by names of keys; undefined where it means nothing here: it is held down, or it belongs to the browser. */
export function pressedOf<Action>(actions: ReadonlyMap<string, Action>, { key, ctrlKey, altKey, metaKey, repeat }: Press): Action | undefined {
  if (ctrlKey || altKey || metaKey || repeat) return undefined;
  return actions.get(key) ?? actions.get(key.toLowerCase());
}
