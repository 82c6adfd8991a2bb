import { personalCodeHmac, staffCodeHmac, type Keys } from '../../server/contest/keys.ts';
import { groupedCode } from '../../server/contest/codes.ts';
import { demonstrationCode } from './contest.ts';
import { inventedPeople, type InventedPerson } from './people.ts';
import { readUnits } from './units.ts';

export interface SignInCard {
  person: InventedPerson;
  personalCode: string;
}

/** Every invented person with the codes to sign in by. */
export function signInCards(keys: Pick<Keys, 'demonstration'>): SignInCard[] {
  return inventedPeople(readUnits()).map((person) => ({ person, personalCode: personalCodeOf(keys, person.staffCode) }));
}

/** As it is printed. */
function personalCodeOf(keys: Pick<Keys, 'demonstration'>, staffCode: string): string {
  return groupedCode(demonstrationCode(keys, staffCode));
}

/** What stands in the place of a code that an organiser has replaced. */
const REISSUED = '(đã cấp lại / reissued)';

/** The cards without the codes that are no longer the stored ones; `stored` gives the personal code's hash by the staff code's. */
export function asStored(cards: readonly SignInCard[], keys: Pick<Keys, 'codes'>, stored: (staffCode: Buffer) => Promise<Buffer | undefined>): Promise<SignInCard[]> {
  return Promise.all(
    cards.map(async ({ person, personalCode }) => {
      const valid = await stored(staffCodeHmac(keys, person.staffCode));
      const isValid = valid?.equals(personalCodeHmac(keys, person.staffCode, personalCode)) === true;
      return { person, personalCode: isValid ? personalCode : REISSUED };
    }),
  );
}

/** A few of them for the start's greeting: three who may play, and one who may not. */
export function someSignIns(keys: Pick<Keys, 'demonstration'>): SignInCard[] {
  const cards = signInCards(keys);
  const players = ['SNV001', 'STP002', 'HB003', 'KBNN004'];
  return [...cards.filter((card) => players.includes(card.person.staffCode)), ...cards.filter((card) => card.person.excluded === 'jury').slice(0, 1)];
}
