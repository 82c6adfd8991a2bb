import type { LiveSessionRow } from '../../../db/live-sessions.ts';
import type { LiveRules } from '../../protocol/live.ts';

/** Of every session of the contest, whether it stands in memory or not, what its door says and a wall asks. */
export interface SessionRecord {
  id: string;
  name: string;
  pin: string;
  phase: LiveSessionRow['phase'];
  joining: LiveRules['joining'];
}

export function sessionRecords() {
  const records = new Map<string, SessionRecord>();
  return {
    keep: ({ id, name, pin, phase, rules }: Pick<LiveSessionRow, 'id' | 'name' | 'pin' | 'phase' | 'rules'>): void => {
      const { joining }: { joining?: unknown } = Object(rules);
      records.set(id, { id, name, pin, phase, joining: joining === 'registered' ? joining : 'guests' });
    },
    has: (id: string): boolean => records.has(id),
    /** The one that goes on; of those that have ended, the last that was made. */
    withPin: (pin: string): SessionRecord | undefined => {
      const all = [...records.values()].filter((record) => record.pin === pin);
      return all.find(({ phase }) => phase !== 'ended') ?? all.at(-1);
    },
  };
}
