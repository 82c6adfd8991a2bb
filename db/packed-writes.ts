import type { PackedWrites, Write } from './writer-protocol.ts';

/** Stands for null, and for the next of the texts. */
const NULL = Number.NaN;
const TEXT = Infinity;

const AT_FIRST = 4_096;

/** Gathers writes in their order. */
export interface Packer {
  /** How many have been gathered; with this one. */
  add(name: string, given: readonly unknown[]): number;
  /** What has been gathered, and begins anew. */
  take(): (Write | PackedWrites)[];
}

/**
 * Packs writes of one name that follow each other, of so many values each, all of them numbers, texts and nulls: as one array of numbers they go into another thread
 * at the price of their bytes, while of arrays within arrays each value is looked at. Other writes stay as they are.
 */
export function writePacker(): Packer {
  let numbers = new Float64Array(AT_FIRST);
  let filled = 0;
  let count = 0;
  let gathered: (Write | (Omit<PackedWrites, 'numbers'> & { from: number; to: number }))[] = [];

  function pack(name: string, given: readonly unknown[]): boolean {
    while (filled + given.length > numbers.length) numbers = grown(numbers);
    const last = gathered.at(-1);
    const isSame = last !== undefined && 'width' in last && last.name === name && last.width === given.length;
    const run = isSame ? last : { name, width: given.length, texts: [], from: filled, to: filled };
    const texts = run.texts.length;
    let to = filled;
    for (const value of given) {
      if (typeof value === 'number' && Number.isFinite(value)) numbers[to] = value;
      else if (value === null) numbers[to] = NULL;
      else if (typeof value === 'string') {
        numbers[to] = TEXT;
        run.texts.push(value);
      } else {
        run.texts.length = texts;
        return false;
      }
      to += 1;
    }
    run.to = filled = to;
    if (!isSame) gathered.push(run);
    return true;
  }

  return {
    add: (name, given) => {
      if (given.length === 0 || !pack(name, given)) gathered.push([name, given]);
      return (count += 1);
    },
    take: () => {
      const taken = gathered.map((one) => ('width' in one ? { name: one.name, width: one.width, texts: one.texts, numbers: numbers.slice(one.from, one.to) } : one));
      gathered = [];
      filled = count = 0;
      return taken;
    },
  };
}

export function unpackWrites(packed: readonly (Write | PackedWrites)[]): Write[] {
  return packed.flatMap((one) => ('numbers' in one ? unpack(one) : [one]));
}

function unpack({ name, width, numbers, texts }: PackedWrites): Write[] {
  const writes: Write[] = [];
  let text = 0;
  for (let from = 0; from < numbers.length; from += width) {
    const given: unknown[] = [];
    for (let at = from; at < from + width; at += 1) {
      const number = numbers[at];
      if (number === TEXT) given.push(texts[text++]);
      else given.push(Number.isNaN(number) ? null : number);
    }
    writes.push([name, given]);
  }
  return writes;
}

function grown(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
