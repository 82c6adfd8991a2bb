import type { LiveHostView } from '../../server/protocol/live-host.ts';
import type { HostWords } from '../words/host-vi.ts';

/** What the one large button does, and the words on it. */
export interface Primary { order: 'open-lobby' | 'open-now' | 'next'; text: string }

/** Undefined where nothing comes any more. */
export function primaryOf({ phase, next, hall }: Pick<LiveHostView, 'phase' | 'next' | 'hall'>, { next: words }: HostWords): Primary | undefined {
  if (phase === 'draft') return { order: 'open-lobby', text: words.lobby };
  if (phase === 'announced') return { order: 'open-now', text: words.openNow };
  if (phase === 'reading') return { order: 'open-now', text: words.options };
  if (next === null || phase === 'ended') return undefined;
  const asked = hall !== null && 'number' in hall ? hall : undefined;
  const closing = asked === undefined || asked.practice ? words.closePractice : words.close(asked.number);
  if (phase === 'open' && (next.kind === 'histogram' || next.kind === 'standing')) return { order: 'next', text: words.closing[next.kind](closing) };
  switch (next.kind) {
    case 'question':
      return { order: 'next', text: next.practice ? words.practice : words.question(next.number) };
    case 'close':
      return { order: 'next', text: closing };
    case 'histogram':
    case 'standing':
    case 'pause':
    case 'message':
    case 'end':
      return { order: 'next', text: words[next.kind] };
  }
}
