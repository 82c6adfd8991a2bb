/** What is written beside an act, a line for each; `via` stands in a column of its own. */
export function detailLines(detail: Readonly<Record<string, unknown>>): [name: string, value: string][] {
  return Object.entries(detail)
    .filter(([name]) => name !== 'via')
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}
