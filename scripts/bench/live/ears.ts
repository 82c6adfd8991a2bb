/** What came to everybody, as it came. `skew`: from the first to the last of them, milliseconds. `bytes`: of its text, with Engine.IO's type. */
export interface Heard { skew: number; bytes: number }

interface Counted { bytes: number; heard: number; first: number; last: number; waiting: { people: number; tell: () => void } | undefined }

const PATIENCE = 60_000;

/** Counts who has heard what. */
export function ears() {
  const all = new Map<string, Counted>();

  function of(what: string): Counted {
    const known = all.get(what) ?? { bytes: 0, heard: 0, first: Infinity, last: 0, waiting: undefined };
    all.set(what, known);
    return known;
  }

  return {
    hear: (what: string, bytes: number): void => {
      const one = of(what);
      one.bytes = bytes;
      one.heard += 1;
      one.last = performance.now();
      one.first = Math.min(one.first, one.last);
      if (one.heard === one.waiting?.people) one.waiting.tell();
    },
    forget: (what: string): void => void all.delete(what),
    skew: (what: string): number => of(what).last - of(what).first,
    /** Resolves when so many have heard it, which they may have already. */
    everybody: async (what: string, people: number): Promise<Heard> => {
      const one = of(what);
      await new Promise<void>((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`${one.heard} of ${people} heard "${what}" within ${PATIENCE} ms`)), PATIENCE);
        const tell = (): void => {
          clearTimeout(limit);
          resolve();
        };
        if (one.heard >= people) tell();
        else one.waiting = { people, tell };
      });
      return { skew: one.last - one.first, bytes: one.bytes };
    },
  };
}
