import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { ServerClock, SteadySeconds, untilNextSecond } from './clock.ts';

/** A device whose monotonic clock is set by hand, and a server that is `ahead` of it. */
function device(ahead: number) {
  const state = { at: 5000 };
  const clock = new ServerClock(() => state.at);
  return {
    clock,
    pass(ms: number) { state.at += ms; },
    server: () => state.at + ahead,
    trip(up: number, down: number) {
      const sentAt = clock.mark();
      state.at += up;
      const serverNow = state.at + ahead;
      state.at += down;
      return clock.observe(sentAt, serverNow);
    },
  };
}

const clocks = suite('server clock');

clocks('knows nothing before the server was heard', () => {
  assert.equal(device(0).clock.now(), undefined);
});

clocks('finds a server that is years ahead of the page and one that is behind it', () => {
  for (const ahead of [1_760_000_000_000, -3_600_000, 0]) {
    const page = device(ahead);
    assert.equal(page.trip(40, 40), 80);
    assert.equal(page.clock.now(), page.server());
  }
});

clocks('believes the shortest of the last five round trips', () => {
  const page = device(1_000_000);
  page.trip(10, 12);
  for (let trip = 0; trip < 4; trip += 1) page.trip(900, 100);
  assert.ok(Math.abs((page.clock.now() ?? 0) - page.server()) <= 1);
  page.trip(900, 100);
  assert.ok(Math.abs((page.clock.now() ?? 0) - page.server()) >= 100, 'the sixth has pushed out the short one');
});

clocks('is never behind what the server itself has said', () => {
  const page = device(1_000_000);
  page.trip(20, 300);
  page.clock.hear(page.server());
  assert.equal(page.clock.now(), page.server());
});

clocks('notices that the device slept while its own clock stood still', () => {
  const page = device(1_000_000);
  page.trip(20, 20);
  page.clock.hear(page.server() + 60_000);
  assert.equal(page.clock.now(), page.server() + 60_000);
});

clocks('keeps the present offset in doubt and takes the next word for it, also backwards', () => {
  const page = device(1_000_000);
  page.trip(20, 20);
  const before = page.clock.now();
  page.clock.doubt();
  assert.equal(page.clock.now(), before);
  const sentAt = page.clock.mark();
  page.clock.observe(sentAt, 500_000);
  assert.equal(page.clock.now(), 500_000);
});

for (const hours of [-1, 1])
  clocks(`counts down rightly on a device whose calendar clock is ${hours} hours off, and is set while it counts`, () => {
    const calendar = Date.now;
    try {
      Date.now = () => calendar() + hours * 3_600_000;
      const page = device(1_760_000_000_000);
      page.trip(30, 30);
      const deadline = page.server() + 60_000;
      const seconds = new SteadySeconds();
      assert.equal(seconds.read(deadline, page.clock.now() ?? 0), 60);
      Date.now = calendar;
      page.pass(20_000);
      page.trip(30, 30);
      assert.equal(seconds.read(deadline, page.clock.now() ?? 0), 40);
    } finally {
      Date.now = calendar;
    }
  });

clocks.run();

const digits = suite('steady seconds');

digits('show the whole limit at first and zero from the deadline on', () => {
  const seconds = new SteadySeconds();
  assert.equal(seconds.read(60_000, 0), 60);
  assert.equal(seconds.read(60_000, 1), 60);
  assert.equal(seconds.read(60_000, 59_999), 1);
  assert.equal(seconds.read(60_000, 60_000), 0);
  assert.equal(seconds.read(60_000, 90_000), 0);
});

digits('never rise while the deadline stays', () => {
  const seconds = new SteadySeconds();
  assert.equal(seconds.read(60_000, 20_500), 40);
  assert.equal(seconds.read(60_000, 18_000), 40);
  assert.equal(seconds.read(60_000, 21_500), 39);
});

digits('rise when the deadline moves, and count anew for the next question', () => {
  const seconds = new SteadySeconds();
  assert.equal(seconds.read(60_000, 50_000), 10);
  assert.equal(seconds.read(75_000, 50_000), 25);
  assert.equal(seconds.read(120_000, 60_000), 60);
});

digits('wait until just behind the next change', () => {
  assert.equal(untilNextSecond(60_000, 0), 1012);
  assert.equal(untilNextSecond(60_000, 250), 762);
  assert.equal(untilNextSecond(60_000, 60_000), Infinity);
});

digits.run();
