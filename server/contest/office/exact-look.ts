import type { ExactLook } from '../../protocol/control.ts';
import { eventOf, type Actor } from '../actor.ts';
import type { BoardDraft } from '../boards/board.ts';
import type { Participation } from '../boards/participation.ts';
import type { Parts } from '../parts.ts';

/** One board in exact numbers while they go in bands. It is on disk who has looked before anything is told. */
export async function exactLook(on: Pick<Parts, 'stores' | 'clock'> & { participation: Participation }, actor: Actor, asked: ExactLook): Promise<BoardDraft> {
  const { scope, banded } = on.participation.board({ scope: asked.scope });
  if (banded) await on.stores.events.add(eventOf(on.clock, actor, { act: 'exact-look', subject: String(scope), reason: asked.reason }));
  return on.participation.board({ scope }, true);
}
