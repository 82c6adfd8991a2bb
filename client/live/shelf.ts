import type { Shelf } from './outbox.ts';

/** The browser's storage, or the page's own memory where the browser keeps nothing (private windows, a full disk). */
export function openShelf(): Shelf {
  const memory = new Map<string, string>();
  return {
    getItem: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(key)) ?? null,
    setItem: (key, value) => {
      memory.set(key, value);
      attempt(() => localStorage.setItem(key, value));
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt(() => localStorage.removeItem(key));
    },
  };
}

function attempt<Given>(run: () => Given): Given | undefined {
  // Storage that is switched off throws on every touch; the page works without it.
  try {
    return run();
  } catch {
    return undefined;
  }
}
