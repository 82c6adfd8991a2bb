import type { DisplayReport } from '../../server/protocol/display.ts';
import type { Chimes } from './chimes.ts';

const STARTED = 'hoithi.display.started';

/**
 * What the machine beside the projector allows: the full screen, sound, and a screen that stays awake. Each needs a person's press and
 * each may be missing: a wake lock exists in secure contexts alone (https, or the server's own machine), so that in a hall on plain http
 * the machine's own power settings must keep the screen on; the organisers' page says that it is not held awake.
 */
export class Senses {
  /** Somebody pressed the start; it holds for a reload too. */
  started = wasStarted();
  readonly #chimes: Chimes;
  readonly #changed: () => void;
  #awake: WakeLockSentinel | undefined;

  constructor(chimes: Chimes, changed: () => void) {
    this.#chimes = chimes;
    this.#changed = changed;
  }

  open(): void {
    document.addEventListener('visibilitychange', this.#seen);
    document.addEventListener('fullscreenchange', this.#changed);
    if (this.started) void this.#stayAwake();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    document.removeEventListener('fullscreenchange', this.#changed);
    void this.#awake?.release();
  }

  /** To be called from a press, which alone unlocks the full screen and the sound. */
  async start(): Promise<void> {
    this.started = true;
    remember();
    this.#changed();
    await Promise.all([this.fill(), this.#chimes.wake(), this.#stayAwake()]);
    this.#changed();
  }

  /** Fills the screen, or leaves it where it is filled. */
  async toggleFill(): Promise<void> {
    if (document.fullscreenElement === null) return this.fill();
    return document.exitFullscreen();
  }

  async fill(): Promise<void> {
    // A browser may have no full screen, or refuse it: the picture is whole in a window too.
    try {
      if (document.fullscreenElement === null) await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    } catch {
      return;
    }
  }

  /** Any press after a reload lets the sound in again. */
  async pressed(): Promise<void> {
    if (!this.started || this.#chimes.isAwake) return;
    await this.#chimes.wake();
    this.#changed();
  }

  report(isHeard: boolean): DisplayReport {
    return {
      started: this.started,
      fullScreen: document.fullscreenElement !== null,
      sound: this.#chimes.isAwake && isHeard,
      awake: this.#awake !== undefined && !this.#awake.released,
      hidden: document.visibilityState === 'hidden',
    };
  }

  /** The browser lets go of the screen whenever the page is out of sight. */
  readonly #seen = (): void => {
    if (this.started) void this.#stayAwake();
    this.#changed();
  };

  async #stayAwake(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible' || this.#awake?.released === false) return;
    // Refused where the battery is low, or by a policy of the machine.
    try {
      this.#awake = await navigator.wakeLock.request('screen');
      this.#awake.addEventListener('release', this.#changed);
    } catch {
      this.#awake = undefined;
    }
    this.#changed();
  }
}

/** For as long as the tab lives: after a crash of the machine somebody has to press again anyway. */
function wasStarted(): boolean {
  // Storage that is switched off throws on every touch.
  try {
    return sessionStorage.getItem(STARTED) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  // As above.
  try {
    sessionStorage.setItem(STARTED, '');
  } catch {
    return;
  }
}
