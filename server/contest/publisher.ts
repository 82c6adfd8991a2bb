import type { ParticipantId } from '../rules/ids.ts';

/**
 * The one seam through which changes reach people. Changes of one turn of the loop are gathered and go out behind it, so
 * that an acknowledgement leaves before what follows from it, and in slices, so that answers get their turn in between.
 */
export interface Publisher {
  changed(participant: ParticipantId): void;
  /** Delivers at once what waits for one participant; false where nothing does. */
  hurry(participant: ParticipantId): boolean;
  /** Named by the audience that delivers. */
  deliver(to: (participant: ParticipantId) => void): void;
}

const SLICE = 20;

export function publisher(): Publisher {
  const waiting = new Set<ParticipantId>();
  let listener: (participant: ParticipantId) => void = () => undefined;
  let scheduled = false;

  function flush(): void {
    scheduled = false;
    let left = SLICE;
    for (const participant of waiting) {
      if (left === 0) return schedule();
      left -= 1;
      waiting.delete(participant);
      listener(participant);
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  return {
    changed: (participant) => {
      waiting.add(participant);
      schedule();
    },
    hurry: (participant) => {
      if (!waiting.delete(participant)) return false;
      listener(participant);
      return true;
    },
    deliver: (to) => {
      listener = to;
    },
  };
}
