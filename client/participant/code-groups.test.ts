import assert from 'node:assert/strict';
import { suite } from 'uvu';
import { grouped } from './code-groups.ts';

const codes = suite('personal code');

codes('is shown in two groups of five while it is typed', () => {
  assert.equal(grouped('7k2'), '7k2');
  assert.equal(grouped('7k2mx'), '7k2mx');
  assert.equal(grouped('7k2mx9'), '7k2mx-9');
  assert.equal(grouped('7k2mx 9tq4b'), '7k2mx-9tq4b');
});

codes('takes a code pasted with hyphens or blanks', () => {
  assert.equal(grouped(' 7K2MX-9TQ4B '), '7K2MX-9TQ4B');
});

codes.run();
