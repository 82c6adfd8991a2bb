import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../db/open.ts';
import { personalCodeHmac, staffCodeHmac } from '../../server/contest/keys.ts';
import { readSecrets } from '../../server/secrets.ts';
import { demonstrationCode } from '../demo/contest.ts';
import { inventedPeople, rehearsalStaffCode } from '../demo/people.ts';
import { readUnits } from '../demo/units.ts';
import { UsageError } from '../in-sentences.ts';

export interface Actor {
  staffCode: string;
  personalCode: string;
}

interface Stored {
  code: Buffer;
  invented: 0 | 1;
  excluded: string | null;
  isTaken: 0 | 1;
}

/** Invented people who may still take part in the round, from the database of the demonstration in this folder; never a real one. */
export function castFor(dataFolder: string, round: number, people: number): Actor[] {
  const database = join(dataFolder, 'contest.sqlite');
  if (!existsSync(database)) throw new UsageError(`there is no contest in ${dataFolder}: start it with npm start, or set DATA_DIR to its folder`);
  const { keys } = readSecrets(dataFolder);
  const reader = openReader(database);
  try {
    const real = reader.prepare<[], number>('SELECT (SELECT count(*) FROM participant WHERE invented = 0) + (SELECT count(*) FROM contest WHERE demonstration = 0)').pluck().get();
    if (real !== 0) throw new UsageError('this database holds a contest with real people: only a demonstration can be rehearsed on');
    const find = reader.prepare<[number, Buffer], Stored>(
      `SELECT personal_code_hmac AS code, invented, excluded, EXISTS
       (SELECT 1 FROM attempt JOIN round ON round.id = round_id WHERE participant_id = participant.id AND (round.number = ? OR state = 'open')) AS isTaken
       FROM participant WHERE staff_code_hmac = ?`,
    );
    const cast: Actor[] = [];
    for (const staffCode of staffCodes((one) => find.get(round, staffCodeHmac(keys, one)) !== undefined)) {
      if (cast.length === people) break;
      const stored = find.get(round, staffCodeHmac(keys, staffCode));
      const personalCode = demonstrationCode(keys, staffCode);
      // An organiser may have tried a new code out on somebody.
      const isValid = stored?.code.equals(personalCodeHmac(keys, staffCode, personalCode)) === true;
      if (isValid && stored.invented === 1 && stored.excluded === null && stored.isTaken === 0) cast.push({ staffCode, personalCode });
    }
    if (cast.length < people) throw new UsageError(tooFew(cast.length, round));
    return cast;
  } finally {
    reader.close();
  }
}

/** Those who are there for rehearsals first: the others are the ones that people try the demonstration with. */
function* staffCodes(isThere: (staffCode: string) => boolean): Generator<string> {
  for (let number = 1; isThere(rehearsalStaffCode(number)); number += 1) yield rehearsalStaffCode(number);
  for (const { staffCode } of inventedPeople(readUnits())) yield staffCode;
}

function tooFew(left: number, round: number): string {
  return `${left} invented people have not taken part in round ${round} yet: ask for as many, or make more with npm run demo -- --reset --people 5000, which begins the demonstration anew`;
}
