import type { Database } from './open.ts';

/**
 * Prepares a query whose rows come out as lists of values, in the order of `columns`, which the query names: a page of them as one text of JSON, which SQLite writes and V8 reads
 * at two thirds of the price of an object for each row and a text for each value, or less. Whole numbers, texts and nulls alone; the order of the query is kept because it has a LIMIT.
 */
export function rowPages<Given extends unknown[], Row extends readonly unknown[]>(database: Database, columns: string, query: string): (...given: Given) => Row[] {
  const page = database.prepare<Given, string>(`SELECT json_group_array(json_array(${columns})) FROM (${query})`).pluck();
  return (...given) => JSON.parse(page.get(...given) ?? '[]') as Row[];
}

/** The same of two whole numbers, which the query calls `a` and `b`, a row: one list of all, which is read in two thirds of that again. */
export function pairPages<Given extends unknown[], Row>(database: Database, query: string, rowOf: (a: number, b: number) => Row): (...given: Given) => Row[] {
  const page = database.prepare<Given, string | null>(`SELECT '[' || group_concat(a || ',' || b) || ']' FROM (${query})`).pluck();
  return (...given) => {
    const values = JSON.parse(page.get(...given) ?? '[]') as number[];
    const rows: Row[] = [];
    for (let at = 0; at < values.length; at += 2) rows.push(rowOf(values[at] ?? 0, values[at + 1] ?? 0));
    return rows;
  };
}
