import { newId } from '../../db/ids.ts';
import type { Account, StaffRole } from '../../db/organisers.ts';
import { groupedCode } from '../../server/contest/codes.ts';
import { keyedCode, type Keys } from '../../server/contest/keys.ts';
import type { Parts } from '../../server/contest/parts.ts';

/** 75 bits, in three groups of five. */
const PASSWORD_LENGTH = 15;

/** Nobody of them exists; the coordinator's unit is Thủy Nguyên. */
const STAFF: readonly { account: string; name: string; role: StaffRole; unit: string | null }[] = [
  { account: 'bantochuc', name: 'Đặng Minh Châu', role: 'organiser', unit: null },
  { account: 'giamsat', name: 'Lương Hồng Quân', role: 'auditor', unit: null },
  { account: 'daumoi.tn', name: 'Tô Thị Bích Ngân', role: 'coordinator', unit: 'TN' },
];

export interface StaffCard {
  account: string;
  role: StaffRole;
  unit: string | null;
  password: string;
}

/** A demonstration account's password: it follows from the data folder's secret, so that it can be printed at each start. */
function demonstrationPassword(keys: Pick<Keys, 'demonstration'>, account: string): string {
  return groupedCode(keyedCode(keys.demonstration, `password of ${account}`, PASSWORD_LENGTH)).toLowerCase();
}

/** Gives the demonstration its staff, where it has none; accounts that an organiser has removed do not come back. */
export async function addDemonstrationStaff({ stores, clock, keys, passwords }: Pick<Parts, 'stores' | 'clock' | 'keys' | 'passwords'>, contest: string): Promise<void> {
  const units = await stores.organisers.units(contest);
  for (const { unit: code, ...person } of STAFF) {
    const unit = units.find((candidate) => candidate.code === code)?.id ?? null;
    // Looked up before the slow hash, which every later start would pay for nothing.
    if ((unit === null) !== (code === null) || (await stores.organisers.isTaken(person.account))) continue;
    const password = await passwords.hash(demonstrationPassword(keys, person.account));
    const event = { at: clock.now(), actor: 'demonstration', act: 'account-created', subject: person.account, reason: 'the demonstration', detail: { role: person.role, unit: code, invented: true } };
    await stores.organisers.add({ ...person, id: newId(), password, createdAt: event.at, unit }, event);
  }
}

/** The demonstration's accounts as they are made; units by code. */
export function demonstrationStaff(keys: Pick<Keys, 'demonstration'>): StaffCard[] {
  return STAFF.map(({ account, role, unit }) => ({ account, role, unit, password: demonstrationPassword(keys, account) }));
}

/** The demonstration's accounts that still exist, to sign in as. */
export function staffCards(keys: Pick<Keys, 'demonstration'>, accounts: readonly Pick<Account, 'account' | 'role' | 'unit'>[]): StaffCard[] {
  return accounts
    .filter(({ account }) => STAFF.some((person) => person.account === account))
    .map(({ account, role, unit }) => ({ account, role, unit: unit?.name ?? null, password: demonstrationPassword(keys, account) }));
}
