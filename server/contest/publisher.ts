import type { ParticipantId } from '../rules/ids.ts';

/**
 * The one seam through which changes reach people. Changes of one turn of the loop are gathered and go out behind it, so
 * that an acknowledgement leaves before what follows from it, and in slices, so that answers get their turn in between.
 */
export interface Publisher {
  changed(participant: ParticipantId): void;
  /** Delivers at once what waits for one participant. */
  hurry(participant: ParticipantId): void;
  /** Whether it is held, or has been since it last had nobody left to deliver to. */
  hasBeenHeld(): boolean;
  /** From here on only what is in a hurry goes out, until it is released. */
  hold(): void;
  release(): void;
  /** Named by the audience that delivers. */
  deliver(to: (participant: ParticipantId) => void): void;
}

const SLICE = 20;

export function publisher(): Publisher {
  const waiting = new Set<ParticipantId>();
  // Taking from the front of the set itself would walk over what has been taken before, each time.
  const order: ParticipantId[] = [];
  let listener: (participant: ParticipantId) => void = () => undefined;
  let scheduled = false;
  let held = false;
  let hasBeenHeld = false;

  function flush(): void {
    scheduled = false;
    if (held) return;
    let next = 0;
    for (let left = SLICE; left > 0 && next < order.length; next += 1) {
      const participant = order[next];
      // Whoever was in a hurry has been delivered to.
      if (participant === undefined || !waiting.delete(participant)) continue;
      left -= 1;
      listener(participant);
    }
    order.splice(0, next);
    goOn();
  }

  function goOn(): void {
    if (order.length > 0) schedule();
    else hasBeenHeld = false;
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  return {
    changed: (participant) => {
      const before = waiting.size;
      if (waiting.add(participant).size === before) return;
      order.push(participant);
      schedule();
    },
    hurry: (participant) => {
      if (waiting.delete(participant)) listener(participant);
    },
    hasBeenHeld: () => hasBeenHeld,
    hold: () => {
      held = true;
      hasBeenHeld = true;
    },
    release: () => {
      held = false;
      goOn();
    },
    deliver: (to) => {
      listener = to;
    },
  };
}
