/** `name?a=1&b=2` without what is undefined. */
export function pathWith(name: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return given.length === 0 ? name : `${name}?${new URLSearchParams(given).toString()}`;
}
