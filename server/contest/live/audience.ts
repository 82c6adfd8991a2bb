import type { LiveFarewell, LiveOwn, LivePlayerScreenMessage } from '../../protocol/live-player.ts';
import type { LivePlayerId, LiveSessionId } from '../../rules/ids.ts';
import { nextTurn } from '../next-turn.ts';
import type { LivePlayer } from './player.ts';

/** The one seam through which a live session reaches its phones. */
export interface LiveAudience {
  /** One frame for everybody; with `own` each player's place stands in it. */
  screen(session: LiveSessionId, message: LivePlayerScreenMessage, own?: (player: LivePlayer) => LiveOwn | undefined): void;
  /** As `screen`, in another order of chance each time; `shown` is told the instant of the write to each player's socket. */
  open(session: LiveSessionId, message: LivePlayerScreenMessage, shown: (player: LivePlayer, at: number) => void): Promise<void>;
  /** A small message to each who is there. */
  own(session: LiveSessionId, of: (player: LivePlayer) => LiveOwn | undefined): void;
  /** Something personal has changed: the whole view. */
  view(player: LivePlayerId): void;
  dismiss(player: LivePlayerId, why: LiveFarewell['why']): void;
  /** Resolves when what sockets had brought by now is read from the network and decided. */
  settled(): Promise<void>;
}

/** Resolves when what had arrived by now is read from the network. */
export async function allRead(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/** Before anybody serves phones. */
export const NO_AUDIENCE: LiveAudience = { screen: () => undefined, open: async () => undefined, own: () => undefined, view: () => undefined, dismiss: () => undefined, settled: allRead };
