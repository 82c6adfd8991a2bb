import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { curveShape } from './curve-shape.ts';

const box = { width: 100, height: 106 };
const curve = { from: 1000, to: 2000, step: 100, taken: [0, 20, 40], need: 100, forecast: 80 };
const shapes = suite('the city\'s curve');

shapes('runs through its counts, holds the newest until now, and leads from there to the forecast at the close', () => {
  const { actual, needed, forecast } = curveShape(curve, 1250, box);
  assert.is(actual, 'M0.0 106.0L10.0 86.0L20.0 66.0L25.0 66.0');
  assert.is(needed, 'M0.0 106.0L100.0 6.0');
  assert.is(forecast, 'M25.0 66.0L100.0 26.0');
});

shapes('has room for a forecast above the need', () => {
  assert.match(curveShape({ ...curve, forecast: 200 }, 1250, box).forecast, /L100\.0 6\.0$/);
});

shapes('forecasts nothing once the scope has closed, and never leaves its box', () => {
  const { actual, forecast } = curveShape({ ...curve, forecast: null }, 9000, box);
  assert.is(forecast, '');
  assert.match(actual, /L100\.0 66\.0$/);
});

shapes('is a flat line where nobody has taken part, or nothing has been counted yet', () => {
  for (const taken of [[0], []]) assert.match(curveShape({ ...curve, taken, forecast: 0 }, 1000, box).actual, /^M(0\.0 106\.0L)?0\.0 106\.0$/);
});

shapes.run();
