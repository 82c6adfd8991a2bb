/** The list with the one at `at` a place further up (-1) or down (1); the same list where there is no such place. */
export function moved<One>(list: readonly One[], at: number, by: 1 | -1): One[] {
  const to = at + by;
  const one = list[at];
  const other = list[to];
  if (one === undefined || other === undefined) return [...list];
  return list.map((kept, place) => (place === at ? other : place === to ? one : kept));
}
