/** A body that no command may accept; `json` is what goes over the wire. */
export interface HostileBody {
  title: string;
  json: string;
}

const VALUES: Record<string, string> = {
  null: 'null',
  true: 'true',
  'a negative number': '-1',
  'a fraction': '0.5',
  'a number beyond all measure': '1e999',
  'a number as text': '"1"',
  'an object': '{}',
  'a list': '[]',
  'a long text': JSON.stringify('x'.repeat(4_000)),
  'a deep list': nested(1_500),
};

/** Lists in lists; an over-deep one may overflow whoever walks it. */
export function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** All that is wrong with a whole body, and with each of its fields one after another. */
export function hostileBodies(valid: object): HostileBody[] {
  const text = JSON.stringify(valid);
  const entries = Object.entries(valid);
  const withKey = (key: string, json: string): string => `{${[`"${key}":${json}`, text.slice(1, -1)].filter(Boolean).join(',')}}`;
  return [
    ...['null', 'true', '7', '-1.5', '"text"', '[]', `[${text}]`, nested(3_500)].map((json) => ({ title: `body ${json.slice(0, 20)}`, json })),
    { title: 'an unknown key', json: withKey('unknown', '1') },
    { title: 'the key __proto__', json: withKey('__proto__', '{"polluted":true}') },
    { title: 'the key constructor', json: withKey('constructor', '{"prototype":{"polluted":true}}') },
    ...entries.map(([name]) => ({ title: `no ${name}`, json: JSON.stringify(Object.fromEntries(entries.filter(([other]) => other !== name))) })),
    ...entries.flatMap(([name, good]) =>
      Object.entries(VALUES)
        .filter(([, json]) => !fits(good, json))
        .map(([what, json]) => ({ title: `${name} is ${what}`, json: JSON.stringify({ ...valid, [name]: 0 }).replace(`"${name}":0`, `"${name}":${json}`) })),
    ),
  ];
}

/** A short text is a good text, a truth value a good truth value, and what may be nothing may be nothing or a text, however long. */
function fits(good: unknown, json: string): boolean {
  return (typeof good === 'string' && json === '"1"') || (good === null && (json === 'null' || json.startsWith('"'))) || (typeof good === 'boolean' && json === 'true');
}
