import { createHash } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CATALOGUE, contractSchema } from './catalogue.ts';

const contract = suite('the contract');

/** Of each audience: its version, and the fingerprint of everything that it and the server say to each other. */
const KNOWN: Readonly<Record<string, readonly [number | null, string]>> = {
  participant: [3, 'fef851c20bdb1f52'],
  staff: [1, '806da698caafbcd5'],
  display: [2, '530a7ec0373ea1c1'],
  live: [1, '079772ece3df64f4'],
  public: [null, 'b22183fd16147875'],
  operator: [null, 'c7c7a6ffe9b8eae5'],
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
