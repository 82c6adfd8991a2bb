import type { Category, Quota } from '../../../db/contests.ts';
import type { HeadcountRecord, UnitRecord } from '../../../db/participation.ts';
import type { HeadcountChange } from '../../protocol/board.ts';
import type { Nested } from '../../rules/bands.ts';
import { headcountOf } from '../../rules/participation.ts';

export interface UnitNode {
  id: string;
  code: string;
  name: string;
  sortKey: string;
  category: Category;
  family: string;
  /** Percent. */
  quota: number;
  /** The unit itself, then every unit above it. */
  line: readonly UnitNode[];
  /** The units right below it. */
  parts: readonly UnitNode[];
  headcount: { people: number; source: string; asOf: number; changes: number };
  /** Its own records, the oldest first. */
  records: readonly HeadcountChange[];
}

export interface UnitTree {
  firstLevel: readonly UnitNode[];
  byId: ReadonlyMap<string, UnitNode>;
  byCode: ReadonlyMap<string, UnitNode>;
}

/** The units of a contest below each other, each with its headcount as it is now and its quota. */
export function unitTree(stored: { units: readonly UnitRecord[]; headcounts: readonly HeadcountRecord[]; quotas: readonly Quota[] }): UnitTree {
  const recordsOf = grouped(stored.headcounts, ({ unit }) => unit);
  const below = grouped(stored.units, ({ parent }) => parent);
  const quotas = new Map(stored.quotas.map(({ category, percent }) => [category, percent]));

  function grow({ id, code, name, sortKey, category, family }: UnitRecord): UnitNode {
    const records = (recordsOf.get(id) ?? []).map(({ recordedAt, people, source, asOf }) => ({ recordedAt, people, source, asOf }));
    const parts = (below.get(id) ?? []).map(grow);
    const headcount = headcountNow(records, parts);
    const quota = quotas.get(category) ?? 0;
    return { id, code, name, sortKey, category, family, quota, line: [], parts, headcount, records };
  }

  const firstLevel = (below.get(null) ?? []).map(grow);
  const nodes = firstLevel.flatMap((node) => lineUp(node, []));
  return { firstLevel, byId: new Map(nodes.map((node) => [node.id, node])), byCode: new Map(nodes.map((node) => [node.code, node])) };
}

/** The units of the first level with their parts, by the headcounts that were recorded up to an instant. */
export function headcountsAt(tree: UnitTree, instant: number): Nested[] {
  return tree.firstLevel.map(function nested({ id, records, parts }): Nested {
    const below = parts.map(nested);
    // What was the sum of its parts then stays it; a unit that came later has its first headcount.
    const own = records.findLast(({ recordedAt }) => recordedAt <= instant) ?? (parts.length === 0 ? records[0] : undefined);
    return { id, headcount: headcountOf(own?.people, below.map(({ headcount }) => headcount)), parts: below };
  });
}

/** Tells each unit what is above it; a unit and everything below it. */
function lineUp(node: UnitNode, above: readonly UnitNode[]): UnitNode[] {
  node.line = [node, ...above];
  return [node, ...node.parts.flatMap((part) => lineUp(part, node.line))];
}

/** Where the parts are added up, the sum is as old as its oldest part, and nobody is named as its source. */
function headcountNow(records: readonly HeadcountChange[], parts: readonly UnitNode[]): UnitNode['headcount'] {
  const newest = records.at(-1);
  const people = headcountOf(newest?.people, parts.map(({ headcount }) => headcount.people));
  if (newest !== undefined) return { people, source: newest.source, asOf: newest.asOf, changes: records.length - 1 };
  const changes = parts.reduce((sum, { headcount }) => sum + headcount.changes, 0);
  return { people, source: '', asOf: parts.length === 0 ? 0 : Math.min(...parts.map(({ headcount }) => headcount.asOf)), changes };
}

function grouped<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
