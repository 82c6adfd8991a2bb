import { Manager, type Socket } from 'socket.io-client';

const CONNECT_PATIENCE_MS = 6000;
export const FIRST_DELAY_MS = 300;
export const LONGEST_DELAY_MS = 5000;

/** A WebSocket of its own to one audience's namespace; it tries by itself to come back as long as the network is what fails. */
export function openSocket(namespace: string, auth: Record<string, unknown>): Socket {
  const manager = new Manager({
    transports: ['websocket'],
    reconnectionDelay: FIRST_DELAY_MS,
    reconnectionDelayMax: LONGEST_DELAY_MS,
    randomizationFactor: 0.5,
    timeout: CONNECT_PATIENCE_MS,
  });
  return manager.socket(namespace, { auth });
}
