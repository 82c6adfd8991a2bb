const KEY = 'hoithi.display.reloaded';
const AGAIN_MS = 60_000;

/** The server speaks a newer protocol: the page is loaded anew, at once the first time and then once a minute, so that it never turns in circles. */
export class OldPage {
  #again: ReturnType<typeof setTimeout> | undefined;

  reload(): void {
    // Storage that is switched off throws: then the page waits, for it could not know that it has just been loaded anew.
    try {
      const isFirst = sessionStorage.getItem(KEY) === null;
      sessionStorage.setItem(KEY, '');
      if (isFirst) return location.reload();
    } catch {
      // Waits below.
    }
    this.#again ??= setTimeout(() => location.reload(), AGAIN_MS);
    return undefined;
  }

  /** The page is understood. */
  over(): void {
    this.close();
    // As above: nothing was stored where nothing can be.
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      return;
    }
  }

  close(): void {
    clearTimeout(this.#again);
    this.#again = undefined;
  }
}
