import type { Live } from '../contest/live/live.ts';
import type { Events } from '../events.ts';
import type { LiveHostView } from '../protocol/live-host.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { StaffNamespace, StaffSocket } from './staff-socket.ts';

/** What of the live sessions the staff follow. */
export type FollowedLive = Pick<Live, 'hostView' | 'onChange'>;

/** Sends a live session's view to those who follow it: composed and encoded once for all of them. */
export function staffLive(namespace: StaffNamespace, live: FollowedLive, events: Events) {
  const followed = new Map<StaffSocket, string>();
  const sending = new Map<string, 'once' | 'again'>();

  live.onChange((session) => void send(session));

  /** What changes while a view is composed is told once more behind it. */
  async function send(session: string): Promise<void> {
    const to = [...followed].flatMap(([socket, which]) => (which === session ? [socket] : []));
    if (to.length === 0) return;
    if (sending.has(session)) return void sending.set(session, 'again');
    sending.set(session, 'once');
    try {
      const view = await live.hostView(session);
      if (view.ok) show(to, view.value);
    } catch (error) {
      // A view that cannot be composed must not take the session's further views with it.
      events.backgroundFailed('live host', error);
    }
    const again = sending.get(session) === 'again';
    sending.delete(session);
    if (again) await send(session);
  }

  function show(to: readonly StaffSocket[], view: LiveHostView): void {
    const free = to.filter((socket) => socket.data.outbox.isFree());
    // To no room would be to everybody.
    if (free.length > 0) namespace.to(free.map(({ id }) => id)).emit('live', view);
    for (const socket of to) if (!free.includes(socket)) socket.data.outbox.send('live', () => socket.emit('live', view));
  }

  return {
    follow: async (socket: StaffSocket, session: string): Promise<Verdict<LiveHostView>> => {
      const view = await live.hostView(session);
      if (view.ok && socket.connected) followed.set(socket, session);
      return view;
    },
    leave: (socket: StaffSocket): void => void followed.delete(socket),
  };
}
