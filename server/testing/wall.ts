import { io, type Socket } from 'socket.io-client';
import { DISPLAY_PROTOCOL_VERSION, type DisplayFrame, type DisplayToServer, type ServerToDisplay } from '../protocol/display.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { until } from './until.ts';

/** A screen on a wall: everything that came to it, and its clicker. */
export interface Wall {
  frames: DisplayFrame[];
  farewells: string[];
  /** Why it was not let in; empty where it was. */
  refusal: string;
  /** The newest frame, or the next one, for which `holds` is true. */
  shows(holds: (frame: DisplayFrame) => boolean): Promise<DisplayFrame>;
  say(...event: unknown[]): Promise<Verdict<unknown>>;
  isConnected(): boolean;
  leave(): void;
}

/** Opens a display's link; `path` is `/display/<token>`. */
export async function wall(address: string, path: string, protocol: number = DISPLAY_PROTOCOL_VERSION): Promise<Wall> {
  const token = path.replace('/display/', '');
  const socket: Socket<ServerToDisplay, DisplayToServer> = io(`${address}/display`, { transports: ['websocket'], auth: { token, protocol }, reconnection: false, forceNew: true });
  const frames: DisplayFrame[] = [];
  const farewells: string[] = [];
  socket.on('frame', (frame) => void frames.push(frame));
  socket.on('farewell', ({ why }) => void farewells.push(why));
  const refusal = await new Promise<string>((resolve) => {
    socket.once('connect', () => resolve(''));
    socket.once('connect_error', (error) => resolve(error.message));
  });
  return {
    frames,
    farewells,
    refusal,
    shows: async (holds) => {
      await until(() => frames.some(holds));
      const found = frames.findLast(holds);
      if (found === undefined) throw new Error('unreachable');
      return found;
    },
    say: (...event) => Reflect.apply(socket.timeout(5_000).emitWithAck, socket.timeout(5_000), event) as Promise<Verdict<unknown>>,
    isConnected: () => socket.connected,
    leave: () => void socket.disconnect(),
  };
}
