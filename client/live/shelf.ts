import type { Shelf } from './outbox.ts';

/** The browser's storage, or the page's own memory for what the browser does not keep (private windows, a full disk). */
export function openShelf(): Shelf {
  const memory = new Map<string, string>();
  return {
    // What was kept is read from the storage each time: another tab may have changed it since.
    getItem: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(key)) ?? null,
    setItem: (key, value) => {
      const kept = attempt(() => {
        localStorage.setItem(key, value);
        return true;
      });
      if (kept) memory.delete(key);
      else memory.set(key, value);
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
