// Compares the ids in server/rules/RULES.md with those at the beginning of test titles: each rule is proved, each id is a rule.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../setup/project-files.mjs';
import { reportComplaints } from './report-complaints.ts';

export interface TestSource { file: string; text: string }

export function compareIds(rules: string, tests: readonly TestSource[]): string[] {
  const declared = [...rules.matchAll(/^\s*[-*] \[([A-Z]+\d+)\]/gm)].map(([, id = '']) => id);
  const proved = new Map<string, string>();
  for (const { file, text } of tests) for (const id of idsOfTitles(text)) proved.set(id, file);
  const twice = declared.filter((id, place) => declared.indexOf(id) !== place);
  return [
    ...twice.map((id) => `[${id}] stands twice in server/rules/RULES.md: give one of them a number of its own.`),
    ...declared.filter((id) => !proved.has(id)).map((id) => `[${id}] is a rule that no test proves: begin the title of its test with [${id}].`),
    ...[...proved].filter(([id]) => !declared.includes(id)).map(([id, file]) => `[${id}] in ${file} is no rule: add it to server/rules/RULES.md or correct the title.`),
  ];
}

/** A title is a string that begins with ids in brackets, in a call or in a table of cases. */
function idsOfTitles(text: string): string[] {
  return [...text.matchAll(/['"`]((?:\[[A-Z]+\d+\] ?)+)/g)].flatMap(([, ids = '']) => [...ids.matchAll(/[A-Z]+\d+/g)].map(([id]) => id));
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '../..');
  const tests = projectFiles(root, ['server', 'db', 'client'], '.test.ts').map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  reportComplaints(compareIds(readFileSync(join(root, 'server/rules/RULES.md'), 'utf8'), tests));
}
