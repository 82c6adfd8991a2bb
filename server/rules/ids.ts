export type ParticipantId = string & { readonly of: 'participant' };
export type AttemptId = string & { readonly of: 'attempt' };
/** Counts attempts in the order of their start. */
export type AttemptSerial = number & { readonly of: 'attempt' };
export type QuestionId = string & { readonly of: 'question' };
export type RoundId = string & { readonly of: 'round' };
export type DeviceId = string & { readonly of: 'device' };
export type LiveSessionId = string & { readonly of: 'live-session' };
export type LivePlayerId = string & { readonly of: 'live-player' };
