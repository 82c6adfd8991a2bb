import type { OwnUnit } from '../../protocol/board.ts';
import type { Parts } from '../parts.ts';
import { keepsOut, type Round } from '../round.ts';
import { rowsOf } from './board.ts';
import { headOf, type Look } from './look.ts';
import { rowOf } from './rows.ts';
import type { NamedPerson } from './stored.ts';
import type { Person } from './tally.ts';
import type { UnitNode } from './unit-tree.ts';

export type OwnUnitDraft = Omit<OwnUnit, 'version'>;

/** A coordinator's own unit, with the names of who has not taken part yet. */
export async function ownUnitOf({ stores }: Pick<Parts, 'stores'>, look: Look, on: { unit: UnitNode; rounds: readonly Round[] }): Promise<OwnUnitDraft> {
  const { unit, rounds } = on;
  return {
    ...headOf(look),
    row: rowOf(look, unit),
    below: rowsOf(look, unit.parts),
    notYet: look.grain === undefined ? await notYet(unit) : null,
  };

  async function notYet(of: UnitNode): Promise<NonNullable<OwnUnit['notYet']>> {
    const own = (await peopleOf(of)).filter(({ person }) => mayStill(person)).map(({ name }) => ({ name, unit: of.name }));
    const below = await Promise.all(of.parts.map(notYet));
    return [...own, ...below.flat()];
  }

  /** Whether a person may take part in what is looked at and has not. */
  function mayStill(person: Person): boolean {
    if (look.stored.tally.hasTaken(person, look.counting)) return false;
    return rounds.some((round) => (look.counting === 'stage' || round.id === look.counting) && !keepsOut(round, person.group));
  }

  /** Read once for each unit and roster: coordinators look every few seconds. */
  async function peopleOf(of: UnitNode): Promise<readonly NamedPerson[]> {
    const { names, tally } = look.stored;
    const known = names.get(of.id);
    if (known !== undefined) return known;
    const read = (await stores.participation.names(of.id)).flatMap(({ name, participant }) => {
      const person = tally.person(participant);
      return person === undefined ? [] : [{ name, person }];
    });
    names.set(of.id, read);
    return read;
  }
}
