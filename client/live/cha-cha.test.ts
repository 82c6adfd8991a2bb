import { createCipheriv, randomBytes } from 'node:crypto';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chaCha20 } from './cha-cha.ts';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
const hex = (given: Uint8Array): string => Buffer.from(given).toString('hex');

const cipher = suite('ChaCha20');

cipher('gives the key stream of RFC 8439, A.1, vectors 1 and 2', () => {
  const stream = chaCha20({ key: new Uint8Array(32), nonce: new Uint8Array(12), counter: 0 }, new Uint8Array(128));
  assert.is(hex(stream), [
    '76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586',
    '9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f',
  ].join(''));
});

cipher('seals the text of RFC 8439, 2.4.2, and opens it again', () => {
  const key = bytes('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
  const nonce = bytes('000000000000004a00000000');
  const text = new TextEncoder().encode('Ladies and Gentlemen of the class of \'99: If I could offer you only one tip for the future, sunscreen would be it.');
  const sealed = chaCha20({ key, nonce, counter: 1 }, text);
  assert.is(hex(sealed), `
    6e2e359a2568f98041ba0728dd0d6981 e97e7aec1d4360c20a27afccfd9fae0b f91b65c5524733ab8f593dabcd62b357
    1639d624e65152ab8f530c359f0861d8 07ca0dbf500d6a6156a38e088a22b65e 52bc514d16ccf806818ce91ab7793736
    5af90bbf74a35be6b40b8eedf2785e42 874d`.replaceAll(/\s/g, ''));
  assert.equal(chaCha20({ key, nonce, counter: 1 }, sealed), text);
});

cipher('agrees with OpenSSL on random bytes of every length around a block', () => {
  for (let length = 0; length <= 200; length += 1) {
    const [key, nonce, text] = [randomBytes(32), randomBytes(12), randomBytes(length)];
    const openSsl = createCipheriv('chacha20', key, Buffer.concat([Buffer.alloc(4), nonce]));
    assert.is(hex(chaCha20({ key, nonce, counter: 0 }, text)), openSsl.update(text).toString('hex'));
  }
});

cipher.run();
