import { readSecrets } from '../../server/secrets.ts';

const FAR_AHEAD = 30 * 24 * 3_600_000;

/** Orders what `npm run organiser` orders of the server on a data folder. */
export function operatorOf(folder: string, address: string) {
  const { operatorToken } = readSecrets(folder);
  let extensions = 0;
  return {
    /** The act that concerns everybody who is there: each of them gets a new view. */
    extendRound: async (): Promise<void> => {
      extensions += 1;
      const act = { act: 'extend', round: 1, closesAt: Date.now() + FAR_AHEAD + extensions * 60_000, reason: 'a bench' };
      const headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' };
      const response = await fetch(`${address}/api/operator`, { method: 'POST', headers, body: JSON.stringify(act) });
      const verdict: unknown = await response.json();
      if (!response.ok) throw new Error(`the round could not be extended: ${JSON.stringify(verdict)}`);
    },
  };
}
