import type { Participant } from '../../db/participants.ts';
import type { DeviceId } from '../rules/ids.ts';

/** A signed-in device and its person. */
export interface Session {
  device: DeviceId;
  participant: Participant;
}
