import type { LiveAudience } from './audience.ts';

/** The close of a question while it is carried out. */
export function closing(audience: () => Pick<LiveAudience, 'settled'>) {
  let closesAt = Infinity;
  return {
    /** From when on what arrives is too late, epoch milliseconds; Infinity where nothing is being closed. */
    at: (): number => closesAt,
    /** Lets what had arrived before be decided, and then the close be written; whatever arrives from its instant on is too late meanwhile too. */
    carryOut: async (at: number, write: () => Promise<boolean>): Promise<boolean> => {
      closesAt = at;
      try {
        await audience().settled();
        return await write();
      } finally {
        closesAt = Infinity;
      }
    },
  };
}
