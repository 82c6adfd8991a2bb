import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CATALOGUE, contractSchema } from './catalogue.ts';

const contract = suite('the contract');

/** Of each audience: its version, and the fingerprint of everything that it and the server say to each other. */
const KNOWN: Readonly<Record<string, readonly [number | null, string]>> = {
  participant: [3, 'c2b0050dfdaf96e2'],
  staff: [1, 'a32c013f34e21126'],
  display: [2, 'cf1b8f1d1f45cd22'],
  live: [2, 'f1e603cf40397f60'],
  public: [null, '75b4e077e0b83837'],
  operator: [null, 'ecb15199be0ba11e'],
};

for (const [audience, described] of Object.entries(Object(contractSchema()['audiences']))) {
  contract(`what ${audience} and server say to each other changes only together with its version`, () => {
    const fingerprint = createHash('sha256').update(JSON.stringify(described)).digest('hex').slice(0, 16);
    const version = Object.entries(CATALOGUE).find(([name]) => name === audience)?.[1].version ?? null;
    assert.equal(
      [version, fingerprint],
      KNOWN[audience],
      `The schemas of ${audience} have changed. Where pages of the old version would misread them, raise its version (an old page is then told to reload); in any case write [${version}, '${fingerprint}'] into this test.`,
    );
  });
}

contract('names every audience of the table', () => {
  assert.equal(Object.keys(KNOWN).toSorted(), Object.keys(CATALOGUE).toSorted());
});

contract.run();
