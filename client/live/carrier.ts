import type { Farewell, ParticipantView } from '../../server/protocol/participant.ts';
import type { Body, Command, Outcome, Value } from './commands.ts';

/** One way to the server: WebSocket, or plain HTTPS where that does not get through. */
export interface Carrier {
  send<Name extends Command>(command: Name, body: Body<Name>): Promise<Outcome<Value<Name>>>;
  close(): void;
}

/** What a carrier tells the link. */
export interface Hears {
  up(): void;
  down(): void;
  view(view: ParticipantView): void;
  /** The server is there and will not have this device: a refusal, or `old-page`. */
  turnedAway(reason: string): void;
  farewell(farewell: Farewell): void;
}
