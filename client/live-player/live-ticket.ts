import type { LiveJoined } from '../../server/protocol/live-player.ts';
import type { Shelf } from '../live/outbox.ts';

/** With it a reload, or another start of the phone, is the same player again. */
export interface LiveTicket { pin: string; token: string }

const KEY = 'hoithi.live';

export function keptTicket(shelf: Shelf): LiveTicket | undefined {
  const [pin = '', token = ''] = shelf.getItem(KEY)?.split(' ') ?? [];
  return token === '' ? undefined : { pin, token };
}

export function keepTicket(shelf: Shelf, pin: string, { token }: LiveJoined): void {
  shelf.setItem(KEY, `${pin} ${token}`);
}

export function dropTicket(shelf: Shelf): void {
  shelf.removeItem(KEY);
}
