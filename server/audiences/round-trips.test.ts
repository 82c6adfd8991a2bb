import { EventEmitter } from 'node:events';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { manualClock } from '../testing/manual-clock.ts';
import { measureRoundTrips } from './round-trips.ts';

const trips = suite('round trips');

/** A WebSocket that counts its pings. */
class Peer extends EventEmitter {
  pings = 0;
  readyState = 1;
  ping(): void {
    this.pings += 1;
  }
}

function measured() {
  const [clock, peer, observed] = [manualClock(0), new Peer(), [] as number[]];
  const stop = measureRoundTrips(Object({ conn: { transport: { socket: peer } } }), clock, (roundTrip) => observed.push(roundTrip));
  return { clock, peer, observed, stop };
}

trips('are measured often at first and seldom later, one at a time', () => {
  const { clock, peer } = measured();
  const pingsAt = [200, 700, 1_900, 7_300, 14_600, 21_900, 29_200, 58_500, 87_800].map((at) => {
    clock.set(at - 1);
    const before = peer.pings;
    clock.set(at);
    return [before, peer.pings];
  });
  assert.equal(pingsAt, pingsAt.map((_, place) => [place, place + 1]));
});

trips('are observed once for each ping that is answered', () => {
  const { clock, peer, observed } = measured();
  peer.emit('pong');
  clock.set(200);
  peer.emit('pong');
  peer.emit('pong');
  assert.is(observed.length, 1);
  assert.ok((observed[0] ?? -1) >= 0);
});

trips('are measured on no closed socket, and on none any more once it is stopped', () => {
  const { clock, peer, stop } = measured();
  peer.readyState = 3;
  clock.set(200);
  peer.readyState = 1;
  stop();
  clock.set(60_000);
  assert.is(peer.pings, 0);
});

trips('are not measured where the transport is no WebSocket', () => {
  const clock = manualClock(0);
  measureRoundTrips(Object({ conn: { transport: { socket: {} } } }), clock, () => assert.unreachable())();
});

trips.run();
