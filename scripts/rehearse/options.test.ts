import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readOptions } from './options.ts';

const options = suite('the options of a rehearsal');

options('have values of their own where none are given', () => {
  assert.equal(readOptions([]), { people: 100, round: undefined, address: undefined, thinkingSeconds: 5, pin: undefined });
});

options('are taken as they are given', () => {
  const read = readOptions(['--people', '500', '--round', '2', '--thinking', '0.5', '--address', 'https://thi.example.vn/']);
  assert.equal(read, { people: 500, round: 2, address: 'https://thi.example.vn', thinkingSeconds: 0.5, pin: undefined });
});

const PEOPLE = '--people must be a number from 1 to 50000';

for (const [words, problem] of [
  ['--people 0', PEOPLE],
  ['--people nhiều', PEOPLE],
  ['--people', PEOPLE],
  ['--people 60000', PEOPLE],
  ['--people 1.5', '--people must be a whole number'],
  ['--round 1.5', '--round must be a whole number'],
  ['--round 100', '--round must be a number from 1 to 99'],
  ['--thinking 601', '--thinking must be a number from 0 to 600'],
  ['--address thi.example.vn', '--address must be an address such as http://192.168.1.10:3000, without a path'],
  ['--address ftp://thi.example.vn', '--address must be an address such as http://192.168.1.10:3000, without a path'],
  ['--address http://thi.example.vn/rules', '--address must be an address such as http://192.168.1.10:3000, without a path'],
  ['--live 12345', '--live must be a PIN of six digits'],
  ['--live', '--live must be a PIN of six digits'],
  ['--peple 5', 'there is no option --peple'],
  ['500', '"500" stands alone'],
] as const) {
  options(`"${words}" is told what is wrong with it`, () => {
    assert.throws(() => readOptions(words.split(' ')), (error: Error) => error.message === `${problem}\nnpm run rehearse -- --help shows every option`);
  });
}

options.run();
