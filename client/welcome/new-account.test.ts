import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { wrongFields } from './new-account.ts';

const good = { name: 'Trần Văn Bình', account: 'binh.tv', password: 'hoa phượng nở', again: 'hoa phượng nở' };
const accounts = suite('new account');

accounts('is taken when every field is long enough and the passwords agree', () => {
  assert.deepEqual(wrongFields(good), []);
});

accounts('names each field that is too short, in the order of the form', () => {
  assert.deepEqual(wrongFields({ name: ' A ', account: 'ab', password: '11 ký tự nè', again: '' }), ['name', 'account', 'password', 'again']);
});

accounts('does not trim a password', () => {
  assert.deepEqual(wrongFields({ ...good, again: `${good.again} ` }), ['again']);
});

accounts.run();
