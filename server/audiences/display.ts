import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { z } from 'zod';
import { Bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';
import { runCommand, type Boundary } from '../contest/command.ts';
import type { Displays } from '../contest/displays/displays.ts';
import type { Events } from '../events.ts';
import { black, DISPLAY_PROTOCOL_VERSION, displayAdmission, displayReport, step, type DisplayFarewell, type DisplayFrame, type DisplayToServer, type ServerToDisplay } from '../protocol/display.ts';
import type { Refusal, Verdict } from '../protocol/refusals.ts';
import { isAck, tell } from './ack.ts';
import { newestOnly } from './newest-only.ts';

/** Of each socket: its display, its way out, and the newest frame that it was sent. */
interface DisplaySocketState {
  display: string;
  outbox: ReturnType<typeof newestOnly>;
  told: number;
}

type DisplayNamespace = Namespace<DisplayToServer, ServerToDisplay, DefaultEventsMap, DisplaySocketState>;
type DisplaySocket = Socket<DisplayToServer, ServerToDisplay, DefaultEventsMap, DisplaySocketState>;

/** What of the contest serves the displays. */
export interface DisplayWalls {
  displays: Displays;
  isDraining(): boolean;
}

/** Browsers of one display: the wall, a spare beside it, and those that have not noticed yet that they are gone. */
const MOST_SOCKETS = 20;

/** Events of one socket: a clicker in an impatient hand, and reports. */
const BURST = 30;
const PER_SECOND = 5;

/**
 * Displays over Socket.IO: which one, by its link's token, its frames, and the presses of its clicker.
 * The returned function tells every page that the server is about to restart.
 */
export function serveDisplays(io: Server, contest: DisplayWalls, { clock, events }: { clock: Clock; events: Events }): () => void {
  const namespace: DisplayNamespace = io.of('/display');
  const boundary: Boundary = { events, isDraining: contest.isDraining };
  const { displays } = contest;

  namespace.use((socket, next) => {
    const refusal = admit(socket);
    next(refusal === undefined ? undefined : new Error(refusal));
  });

  namespace.on('connection', (socket) => {
    const { display } = socket.data;
    const credits = new Bucket(BURST, PER_SECOND);
    socketsOf(display).slice(0, -MOST_SOCKETS).forEach((oldest) => dismiss(oldest, 'too-fast'));
    displays.connected(display, socket.id);
    socket.on('disconnect', () => displays.gone(display, socket.id));

    const commands = new Map<unknown, (body: unknown) => Promise<Verdict<Record<string, never>>> | Verdict<Record<string, never>>>([
      command('step', step, (body) => displays.step(display, body)),
      command('black', black, (body) => displays.black(display, body)),
      command('report', displayReport, (body) => displays.report(display, socket.id, body)),
    ]);
    socket.onAny((...parts: unknown[]) => {
      if (!credits.take(clock.now())) return dismiss(socket, 'too-fast');
      const ack = parts.at(-1);
      if (!isAck(ack)) return undefined;
      const run = commands.get(parts[0]);
      if (run === undefined) return ack({ ok: false, refusal: 'malformed' });
      // A command is one body and its acknowledgement; with none or more of them it is refused as a body that does not fit.
      return tell(ack, run(parts.length === 3 ? parts[1] : undefined));
    });
    void send(display, [socket]);
  });

  displays.onFrame((display) => void send(display, socketsOf(display)));
  displays.onRemoved((display) => socketsOf(display).forEach((socket) => dismiss(socket, 'removed')));
  return () => void namespace.emit('farewell', { why: 'restarting' });

  function admit(socket: DisplaySocket): Refusal | undefined {
    const shown = displayAdmission.safeParse(socket.handshake.auth);
    if (contest.isDraining()) return 'restarting';
    if (!shown.success) return 'not-allowed';
    if (shown.data.protocol !== DISPLAY_PROTOCOL_VERSION) return 'old-page';
    const display = displays.admit(shown.data.token);
    if (display === undefined) return 'not-allowed';
    Object.assign(socket.data, { display, outbox: newestOnly(socket), told: 0 });
    return undefined;
  }

  function command<Schema extends z.ZodType>(name: keyof DisplayToServer, schema: Schema, run: (body: z.infer<Schema>) => Promise<Verdict<Record<string, never>>> | Verdict<Record<string, never>>) {
    return [name, (body: unknown) => runCommand(boundary, { name: `display ${name}`, schema, body }, run)] as const;
  }

  async function send(display: string, to: readonly DisplaySocket[]): Promise<void> {
    try {
      const frame = await displays.frame(display);
      if (frame !== undefined) to.forEach((socket) => show(socket, frame));
    } catch (error) {
      // A frame that cannot be composed must not take the display's further frames with it.
      events.backgroundFailed('display', error);
    }
  }

  function show(socket: DisplaySocket, frame: DisplayFrame): void {
    if (frame.version <= socket.data.told) return;
    socket.data.told = frame.version;
    socket.data.outbox.send('frame', () => socket.emit('frame', frame));
  }

  function socketsOf(display: string): DisplaySocket[] {
    return [...namespace.sockets.values()].filter((socket) => socket.data.display === display);
  }

  /** The farewell leaves before the socket closes. */
  function dismiss(socket: DisplaySocket, why: DisplayFarewell['why']): void {
    events.socketDismissed(why);
    socket.emit('farewell', { why });
    setImmediate(() => socket.disconnect(true));
  }
}
