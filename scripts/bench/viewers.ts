// Organisers' pages of a bench, in a process of their own: told to, they follow the board until they are told to stop, and answer with what came.
import { STAFF_PROTOCOL_VERSION } from '../../server/protocol/staff.ts';
import { openFrames, type FrameSocket } from './frames.ts';

export interface Follow { address: string; cookie: string; viewers: number }
/**
 * Of the first viewer: when each board came and how many people it counts, beginning with the one that answers `watch`; of all: the most
 * messages that one of them got in any second, and the mean for each of them.
 */
export interface Followed { boards: { at: number; taken: number }[]; mostInOneSecond: number; perSecond: number }

interface Viewer { socket: FrameSocket; at: number[] }

let boards: Followed['boards'] = [];
let viewers: Viewer[] = [];

process.on('message', (message: Follow | 'stop') => {
  if (message === 'stop') process.send?.(stop());
  else void follow(message).then(() => process.send?.('following'));
});

async function follow({ address, cookie, viewers: count }: Follow): Promise<void> {
  boards = [];
  viewers = await Promise.all(Array.from({ length: count }, (_, viewer) => open({ address, cookie, isFirst: viewer === 0 })));
  // Half of them look at the week: two boards are composed each time.
  const [first] = await Promise.all(viewers.map(({ socket }, viewer) => socket.emit('watch', { scope: viewer % 2 === 0 ? 'stage' : 1 })));
  boards.unshift({ at: Date.now(), taken: takenIn(Object(first).value) });
}

async function open({ address, cookie, isFirst }: Omit<Follow, 'viewers'> & { isFirst: boolean }): Promise<Viewer> {
  const at: number[] = [];
  const heard = (event: string, body: unknown): void => {
    at.push(Date.now());
    if (isFirst && event === 'board') boards.push({ at: Date.now(), taken: takenIn(body) });
  };
  const socket = await openFrames({ address, namespace: '/staff', auth: { protocol: STAFF_PROTOCOL_VERSION }, headers: { cookie }, heard });
  return { socket, at };
}

function stop(): Followed {
  for (const { socket } of viewers) socket.end();
  const [from, to] = [boards[0]?.at ?? 0, Date.now()];
  const messages = viewers.reduce((sum, { at }) => sum + at.filter((one) => one >= from).length, 0);
  return { boards, mostInOneSecond: Math.max(...viewers.map(({ at }) => mostIn(at))), perSecond: messages / viewers.length / ((to - from) / 1000) };
}

/** The most instants in any second. */
function mostIn(instants: readonly number[]): number {
  return Math.max(0, ...instants.map((from, first) => instants.slice(first).filter((at) => at < from + 1000).length));
}

function takenIn(board: unknown): number {
  const { city }: { city?: { figure?: { taken?: number } } } = Object(board);
  return city?.figure?.taken ?? 0;
}
