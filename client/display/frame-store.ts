import type { DisplayFrame, DISPLAY_PROTOCOL_VERSION } from '../../server/protocol/display.ts';
import type { Shelf } from '../live/outbox.ts';

/** Said to the server on every connection; the type makes the compiler refuse a page that lags behind the contract. */
export const DISPLAY_PROTOCOL: typeof DISPLAY_PROTOCOL_VERSION = 2;

interface Stored { protocol: number; frame: DisplayFrame }

/** The last frame of a display's link, so that a reload paints it before the server is heard, or without it. */
export class FrameStore {
  readonly #shelf: Shelf;
  readonly #key: string;

  constructor(shelf: Shelf, token: string) {
    this.#shelf = shelf;
    this.#key = `hoithi.display.frame.${hashOf(token)}`;
  }

  read(): DisplayFrame | undefined {
    // What another program or an older page left there is not shown.
    try {
      const stored: unknown = JSON.parse(this.#shelf.getItem(this.#key) ?? 'null');
      return isStored(stored) ? stored.frame : undefined;
    } catch {
      return undefined;
    }
  }

  keep(frame: DisplayFrame): void {
    this.#shelf.setItem(this.#key, JSON.stringify({ protocol: DISPLAY_PROTOCOL, frame } satisfies Stored));
  }

  forget(): void {
    this.#shelf.removeItem(this.#key);
  }
}

/** Whoever wrote the protocol's version wrote the whole frame. */
function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'protocol' in value && value.protocol === DISPLAY_PROTOCOL && 'frame' in value && typeof value.frame === 'object' && value.frame !== null;
}

/** FNV-1a: the storage need not name the link, and SubtleCrypto does not exist on plain http. */
function hashOf(token: string): string {
  let hash = 0x811c9dc5;
  for (const letter of token) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
