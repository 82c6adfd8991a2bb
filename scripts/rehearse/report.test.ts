import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isGood, newOutcome, type Outcome } from './outcome.ts';
import { reportOf } from './report.ts';

const report = suite('the report of a rehearsal');

const good = (): Outcome => ({ ...newOutcome(2_000), started: 2_000, finished: 2_000, acknowledged: 40_000, latencies: Array.from({ length: 100 }, (_, index) => (index < 60 ? 4 : index < 97 ? 20 : 300)) });

report('tells in both languages what came of it', () => {
  const text = reportOf(good(), { round: 'Tuần 1', seconds: 27.84 });
  for (const line of [/Diễn tập Tuần 1: 27,8 giây/, /Người làm xong bài +2\.000 \/ 2\.000/, /KẾT LUẬN: mọi việc đều ổn/]) assert.match(text, line);
  for (const line of [/Rehearsal of Tuần 1: 27\.8 seconds/, /Answers acknowledged +40,000/, /median, p95, p99\) +4 ms, 20 ms, 300 ms/, /VERDICT: all is well/]) assert.match(text, line);
});

const faults: { name: string; fault: Partial<Outcome>; told: RegExp }[] = [
  { name: 'somebody who did not finish', fault: { finished: 1_999 }, told: /People who finished +1,999 \/ 2,000/ },
  { name: 'a refusal', fault: { refused: new Map([['too-late', 3]]) }, told: /Commands refused +too-late 3/ },
  { name: 'a lost answer', fault: { lost: 1 }, told: /Answers lost +1/ },
  { name: 'a problem', fault: { problems: ['DT00001: no view'] }, told: /\n {2}DT00001: no view\n/ },
];

for (const { name, fault, told } of faults) {
  report(`says that something is wrong with ${name}`, () => {
    const outcome = { ...good(), ...fault };
    const text = reportOf(outcome, { round: 'Tuần 1', seconds: 1 });
    assert.is(isGood(outcome), false);
    assert.match(text, told);
    assert.match(text, /KHÔNG|có điều không ổn/);
    assert.match(text, /VERDICT: something is wrong/);
  });
}

report('of nobody whose answer was acknowledged has no latency', () => {
  assert.match(reportOf(newOutcome(1), { round: 'Tuần 1', seconds: 1 }), /p99\) +-\n/);
});

report.run();
