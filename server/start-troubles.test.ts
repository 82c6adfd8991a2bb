import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NotSavedError } from '../db/group-commit.ts';
import { ConfigError } from './config.ts';
import { sentenceOf } from './start-troubles.ts';

const troubles = suite('a trouble of the start');

const told = (reason: string): string => `nothing can be saved in the data folder (${reason}): make room in it, or see that it may be written to, and start again`;
const of = (message: string, code: string): Error => Object.assign(new Error(message), { code });

for (const [name, error, sentence] of [
  ['of the settings is told as it is', new ConfigError('PORT is "x"'), 'PORT is "x"'],
  ['of a commit is told by its cause', new NotSavedError('rolled back', { cause: new Error('database or disk is full') }), told('database or disk is full')],
  ['of the database file is told', of('attempt to write a readonly database', 'SQLITE_READONLY'), told('attempt to write a readonly database')],
  ['of the disk is told', of('ENOSPC: no space left on device, write', 'ENOSPC'), told('ENOSPC: no space left on device, write')],
  ['of the program is nobody\'s sentence', of('no such column: x', 'SQLITE_ERROR'), undefined],
  ['that is no error is nobody\'s sentence', 'text', undefined],
] as const)
  troubles(name, () => assert.is(sentenceOf(error), sentence));

troubles.run();
