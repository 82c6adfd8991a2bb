import type { Database } from './open.ts';

/**
 * Prepares a query whose rows come out as lists of values, in the order of `columns`: a page of them as one text of JSON, which SQLite writes and V8 reads at half the price of
 * an object and a text for each row and value (100,000 attempts that have ended: 0.4 instead of 0.8 s). Numbers, texts and nulls alone.
 */
export function rowPages<Given extends unknown[], Row extends readonly unknown[]>(database: Database, columns: string, query: string): (...given: Given) => Row[] {
  const page = database.prepare<Given, string>(`SELECT json_group_array(json_array(${columns})) FROM (${query})`).pluck();
  return (...given) => JSON.parse(page.get(...given) ?? '[]') as Row[];
}
