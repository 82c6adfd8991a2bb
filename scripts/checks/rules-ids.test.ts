import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareIds } from './rules-ids.ts';

const ids = suite('rules ids');

const rules = '# Rules\n\n- [R1] The first.\n- [R2] The second, see [R1].\n';

ids('every rule proved and every id a rule leaves nothing to say', () => {
  const text = "ranking('[R1][R2] both', () => {});";
  assert.equal(compareIds(rules, [{ file: 'a.test.ts', text }]), []);
});

ids('ids may stand in a table of cases, apart, and in any quotes', () => {
  const text = 'const cases = [{ name: `[R1] one` }, { name: "[R2] [R1] two" }];';
  assert.equal(compareIds(rules, [{ file: 'a.test.ts', text }]), []);
});

ids('a rule without a test is named', () => {
  const [complaint = '', ...others] = compareIds(rules, [{ file: 'a.test.ts', text: "ranking('[R1] one')" }]);
  assert.match(complaint, '[R2] is a rule that no test proves');
  assert.equal(others, []);
});

ids('an id inside a title proves nothing', () => {
  const complaints = compareIds(rules, [{ file: 'a.test.ts', text: "ranking('[R1] as [R2] says')" }]);
  assert.is(complaints.length, 1);
});

ids('an id that is no rule is named with its file', () => {
  const [complaint = ''] = compareIds(rules, [{ file: 'db/a.test.ts', text: "x('[R1][R2][T9] late')" }]);
  assert.match(complaint, '[T9] in db/a.test.ts is no rule');
});

ids('a rule that stands twice is named', () => {
  const [complaint = ''] = compareIds(`${rules}- [R1] Once more.\n`, [{ file: 'a.test.ts', text: "x('[R1][R2] both')" }]);
  assert.match(complaint, '[R1] stands twice');
});

ids.run();
