/**
 * Each contender so many times, one after another, so that what the machine does beside it weighs on all of them; who goes first changes.
 * Answers what each of them got.
 */
export async function inTurn<One, Got>(times: number, contenders: readonly One[], run: (one: One) => Promise<Got>): Promise<Got[][]> {
  const got: Got[][] = contenders.map(() => []);
  for (let time = 0; time < times; time += 1) {
    for (let step = 0; step < contenders.length; step += 1) {
      const place = (time + step) % contenders.length;
      const one = contenders[place];
      if (one !== undefined) got[place]?.push(await run(one));
    }
  }
  return got;
}
