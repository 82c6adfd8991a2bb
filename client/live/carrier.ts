import type { Outcome } from './commands.ts';

/** Where a page speaks to the server and as whom: the socket's namespace and the routes carry the same name. */
export interface Door { name: 'participant' | 'live'; protocol: number; token: string }

/** One way to the server: WebSocket, or plain HTTPS where that does not get through. What a command gives, its sender knows. */
export interface Carrier {
  send<Given>(command: string, body: object): Promise<Outcome<Given>>;
  close(): void;
}

/** What the server says by itself, by the event's name; a view can be asked for as well. */
export interface Told { view: { now: number } }

/** What a carrier tells the link. */
export interface Hears<Said extends Told> {
  up(): void;
  down(): void;
  said: { [Name in keyof Said]: (message: Said[Name]) => void };
  /** The server is there and will not have this device, or no longer: a refusal, a farewell, or `old-page`. */
  turnedAway(reason: string): void;
}
