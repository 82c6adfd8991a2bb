import { z } from 'zod';

/** What no command expects in any place, as it goes over the wire. */
const ODD = ['null', 'true', '-1', '0.5', '1e999', '99999999999999999999', '""', '"\\u0000"', '"__proto__"', '"\\ud800"', '{}', '[]', '[[[[[[[[]]]]]]]]', '{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"toString":1}', '{"then":1}', `"${'x'.repeat(3_000)}"`];

/** A body that fits a schema, as far as its JSON Schema tells. */
export function fittingBody(schema: z.ZodType, random: () => number): unknown {
  return fitting(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), random);
}

/** A body with something wrong somewhere, or by chance with nothing. */
export function brokenBody(body: unknown, random: () => number): unknown {
  return broken(JSON.parse(JSON.stringify(body)), random);
}

interface Shape {
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  minLength?: number;
  minItems?: number;
  minimum?: number;
}

function fitting(schema: unknown, random: () => number): unknown {
  const shape: Shape = Object(schema);
  const choices = shape.anyOf ?? shape.oneOf;
  if ('const' in shape) return shape.const;
  if (shape.enum !== undefined) return pick(shape.enum, random);
  if (choices !== undefined) return fitting(pick(choices, random), random);
  switch (shape.type ?? 'null') {
    case 'object':
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, property]) => [name, fitting(property, random)]));
    case 'array':
      return Array.from({ length: shape.minItems ?? 1 }, () => fitting(shape.items, random));
    case 'string':
      return 'x'.repeat(shape.minLength ?? 1);
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 0, 0);
    case 'boolean':
      return random() < 0.5;
    default:
      return null;
  }
}

function broken(body: unknown, random: () => number): unknown {
  const isDeep = typeof body === 'object' && body !== null && Object.keys(body).length > 0;
  const way = random();
  if (!isDeep || way < 0.15) return way < 0.03 ? [body] : odd(random);
  const entries: [string, unknown][] = Object.entries(body);
  const at = Math.floor(random() * entries.length);
  if (way < 0.3) return rebuilt(body, entries.filter((_, index) => index !== at));
  if (way < 0.45) return rebuilt(body, [...entries, [pick(['more', '__proto__', 'constructor', '', 'length'], random), odd(random)]]);
  return rebuilt(body, entries.map(([name, value], index) => [name, index === at ? broken(value, random) : value]));
}

/** Through JSON, so that `__proto__` is a key like any other. */
function rebuilt(body: object, entries: readonly (readonly [string, unknown])[]): unknown {
  if (Array.isArray(body)) return entries.map(([, value]) => value);
  return JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`);
}

function odd(random: () => number): unknown {
  return JSON.parse(pick(ODD, random));
}

export function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
}
