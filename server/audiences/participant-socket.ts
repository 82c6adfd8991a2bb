import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Session } from '../contest/session.ts';
import type { ParticipantToServer, ServerToParticipant } from '../protocol/participant.ts';

/** The participants' namespace; each socket's data is its session. */
export type Participants = Namespace<ParticipantToServer, ServerToParticipant, DefaultEventsMap, Session>;
export type ParticipantSocket = Socket<ParticipantToServer, ServerToParticipant, DefaultEventsMap, Session>;
