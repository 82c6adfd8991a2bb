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

accounts('have names of Vietnamese letters, digits and a few signs', () => {
  for (const account of ['hai từ', 'display:x', 'lаn', 'lan\u034f', 'ｌan', 'ﬁnance', 'lıan']) assert.deepEqual(wrongFields({ ...good, account }), ['account'], account);
  for (const account of ['đầu-mối_1@tn.gov.vn', 'ĐẦU-MỐI', 'đầu'.normalize('NFD')]) assert.deepEqual(wrongFields({ ...good, account }), [], account);
});

accounts('does not trim a password', () => {
  assert.deepEqual(wrongFields({ ...good, again: `${good.again} ` }), ['again']);
});

accounts('counts a password as it is stored, however it is typed', () => {
  const typed = 'ệ'.repeat(4).normalize('NFD');
  assert.equal(typed.length, 12);
  assert.deepEqual(wrongFields({ ...good, password: typed, again: typed }), ['password']);
  assert.deepEqual(wrongFields({ ...good, again: good.password.normalize('NFD') }), []);
});

accounts.run();
