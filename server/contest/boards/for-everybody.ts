import type { PublicParticipation } from '../../protocol/board.ts';
import { countedCity, rowsOf } from './board.ts';
import { headOf, type Look } from './look.ts';
import { cityFigureOf } from './rows.ts';

/** Live participation as anybody may see it: units of the first level, each with its quota. */
export function forEverybodyOf(look: Look): PublicParticipation {
  const { now, scope, scopes, closesAt, isOver, banded } = headOf(look);
  const city = countedCity(look);
  const rows = rowsOf(look, look.stored.tree.firstLevel).map(({ code, name, sortKey, category, family, quota, need, figure }) => {
    return { code, name, sortKey, category, family, quota, need, figure };
  });
  return { now, scope, scopes, closesAt, isOver, banded, city: { figure: cityFigureOf(look, city), need: city.need }, rows };
}
