import type { Exclusion } from '../../db/participants.ts';

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Đào', 'Lương', 'Tô'];
const MIDDLES = ['Thị Thu', 'Văn', 'Thị', 'Minh', 'Đức', 'Thị Ngọc', 'Quang', 'Thị Hồng', 'Xuân', 'Hải', 'Thị Bích', 'Tuấn', 'Thanh'];
const GIVENS = ['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hà', 'Hạnh', 'Hiếu', 'Hương', 'Khánh', 'Lan', 'Linh', 'Long', 'Mai', 'Nam', 'Ngân', 'Phương', 'Quân', 'Sơn', 'Thảo', 'Trang', 'Tùng', 'Vân', 'Yến', 'Ánh', 'Đạt', 'Ước'];

/** In every unit, so that each has somebody to sign in as. */
const PEOPLE_PER_UNIT = 9;
const PEOPLE_PER_PART = 3;

export interface InventedPerson {
  unit: string;
  name: string;
  staffCode: string;
  excluded: Exclusion | null;
}

/** The demonstration's roster. Nobody on it exists: names are put together by counting through three lists. */
export function inventedPeople(units: readonly { code: string; parent: string | null }[]): InventedPerson[] {
  const players = units.flatMap(({ code, parent }, index) =>
    Array.from({ length: parent === null ? PEOPLE_PER_UNIT : PEOPLE_PER_PART }, (_, number) => person(code, number + 1, index * PEOPLE_PER_UNIT + number)),
  );
  return [...players, ...staff('SNV', 'organiser', 101), ...staff('STP', 'jury', 201), ...staff('STTTT', 'helper', 301)];
}

/** The staff code of the n-th person who is on the roster for rehearsals alone. */
export function rehearsalStaffCode(number: number): string {
  return `DT${String(number).padStart(5, '0')}`;
}

/** So many people for a rehearsal, spread over the units of the first level as their headcounts are. */
export function rehearsalPeople(units: readonly { code: string; parent: string | null; people: number }[], count: number): InventedPerson[] {
  const open = units.filter(({ parent }) => parent === null);
  const all = open.reduce((sum, { people }) => sum + people, 0);
  let upTo = 0;
  return open.flatMap(({ code, people }) => {
    const from = Math.round((upTo / all) * count);
    upTo += people;
    const to = Math.round((upTo / all) * count);
    return Array.from({ length: to - from }, (_, index) => ({ ...person(code, 0, from + index), staffCode: rehearsalStaffCode(from + index + 1) }));
  });
}

/** Organisers, jury and helpers stand on the roster, too: they may sign in, and are told why they may not play. */
function staff(unit: string, excluded: Exclusion, from: number): InventedPerson[] {
  return [0, 1].map((number) => ({ ...person(unit, from + number, from + number), excluded }));
}

function person(unit: string, number: number, seed: number): InventedPerson {
  const pick = (list: readonly string[], step: number): string => list[(seed * step) % list.length] ?? '';
  const name = `${pick(FAMILIES, 5)} ${pick(MIDDLES, 7)} ${pick(GIVENS, 11)}`;
  return { unit, name, staffCode: `${unit}${String(number).padStart(3, '0')}`, excluded: null };
}
