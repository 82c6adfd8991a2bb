import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openLog } from './log.ts';

const log = suite('the log');

log('holds no name, code, token, password or choice, at whatever depth', () => {
  const lines: string[] = [];
  const out = openLog('info', { write: (line) => void lines.push(line) });
  const person = { name: 'Nguyễn Văn An', staffCode: 'SNV001', personalCode: 'AAAAA-BBBBB', token: 'tttt', password: 'pppp', choice: 3 };
  out.info({ ...person, participant: person, command: { body: person } }, 'tried');
  const [line] = lines;
  for (const secret of ['SNV001', 'AAAAA', 'tttt', 'pppp']) assert.not.match(line ?? '', new RegExp(secret));
  const logged = JSON.parse(line ?? '{}') as { participant: unknown; command: { body: unknown } };
  const redacted = Object.fromEntries(Object.keys(person).map((key) => [key, '[Redacted]']));
  assert.equal([logged.participant, logged.command.body], [redacted, redacted]);
});

log.run();
