import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LivePhase, LiveState } from './live-course.ts';
import { liveOutage } from './live-outage.ts';

const at = (phase: LivePhase, dueAt: number | null): LiveState => ({ phase, place: 0, since: 100_000, dueAt, auto: true });
const outage = (lost: number) => ({ from: 101_000, to: 101_000 + lost });

const away = suite('an outage of a live session');

away('[LO1] is credited to the players of a question that is open, up to 15 s', () => {
  assert.equal(liveOutage(at('open', 120_000), outage(15_000)), { what: 'credited' });
});

away('[LO2] voids an open question where it was longer, or the clock went back', () => {
  assert.equal(liveOutage(at('open', 120_000), outage(15_001)), { what: 'voided' });
  assert.equal(liveOutage({ ...at('open', 120_000), since: 200_000 }, outage(1)), { what: 'voided' });
});

away('[LO3] moves what goes on by itself by its length', () => {
  assert.equal(liveOutage(at('standing', 107_000), outage(60_000)), { what: 'shifted', since: 160_000, dueAt: 167_000 });
  assert.equal(liveOutage(at('standing', 107_000), outage(-5)), { what: 'shifted', since: 100_000, dueAt: 107_000 });
  assert.equal(liveOutage(at('standing', null), outage(60_000)), { what: 'nothing' });
});

away('[LO4] holds an opening back until players can have come back', () => {
  assert.equal(liveOutage(at('announced', 103_000), outage(2_000)), { what: 'shifted', since: 102_000, dueAt: 113_000 });
  assert.equal(liveOutage(at('reading', 150_000), outage(2_000)), { what: 'shifted', since: 102_000, dueAt: 152_000 });
});

away.run();
