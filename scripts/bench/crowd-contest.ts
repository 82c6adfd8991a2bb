import { newId } from '../../db/ids.ts';
import { newToken, tokenHash } from '../../server/contest/keys.ts';
import { openHouse } from '../../server/house.ts';
import { DECLARATION } from '../demo/contest.ts';
import { loadPeople } from './load-people.ts';

/** The longest that a declaration allows: between two bursts nobody's question may run out. */
const LIMIT_SECONDS = 600;

/** A data folder with so many people who are signed in already, twenty questions before them; answers their tokens. */
export async function prepareCrowd(folder: string, people: number): Promise<string[]> {
  const house = await openHouse({ dataFolder: folder, logLevel: 'warn' });
  const participants = await loadPeople(house, people, { ...DECLARATION, limitSeconds: LIMIT_SECONDS });
  const devices = participants.map((participant) => ({ participant, token: newToken() }));
  const at = house.clock.now();
  await Promise.all(devices.map(({ participant, token }) => house.stores.participants.addDevice({ id: newId(), tokenHash: tokenHash(token), participant, epoch: 0, at })));
  await house.close();
  return devices.map(({ token }) => token);
}
