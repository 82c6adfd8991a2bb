import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { LiveSeat } from '../contest/live/live.ts';
import type { LivePlayerToServer, ServerToLivePlayer } from '../protocol/live-player.ts';

/** The players of live sessions; each socket's data is its seat. */
export type LivePhones = Namespace<LivePlayerToServer, ServerToLivePlayer, DefaultEventsMap, LiveSeat>;
export type LivePhone = Socket<LivePlayerToServer, ServerToLivePlayer, DefaultEventsMap, LiveSeat>;
