/** So many arrivals to wait for. */
export interface Gathering {
  arrived(): void;
  /** Rejects when they have not all come in time. */
  all: Promise<void>;
}

export function gathering(what: string, expected: number, patience: number): Gathering {
  let come = 0;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${come} of ${expected} ${what} came within ${patience} ms`)), patience);
    done = () => {
      clearTimeout(limit);
      resolve();
    };
    if (expected === 0) done();
  });
  return {
    arrived: () => {
      come += 1;
      if (come === expected) done();
    },
    all,
  };
}

/** Does something for each of the many, a limited number of them at a time. */
export async function forEachOf<One>(many: readonly One[], atOnce: number, run: (one: One, place: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < many.length; place = next++) {
      const one = many[place];
      if (one !== undefined) await run(one, place);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
