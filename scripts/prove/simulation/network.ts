export type Network = ReturnType<typeof network>;

const AT_ONCE = 0.6;
const TWICE = 0.15;

/** The way to the server: what is sent arrives at once or later, once or twice, and not in the order of sending. */
export function network(random: () => number) {
  const waiting: (() => void)[] = [];
  return {
    send: (arrive: () => void): void => {
      for (let copies = random() < TWICE ? 2 : 1; copies > 0; copies -= 1) {
        if (random() < AT_ONCE) arrive();
        else waiting.push(arrive);
      }
    },
    /** Some of what is on the way arrives. */
    pass: (): void => {
      for (let left = Math.ceil(random() * waiting.length); left > 0; left -= 1) waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
    },
  };
}
