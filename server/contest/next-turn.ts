/** Lets the loop turn once: what has arrived meanwhile gets its turn before this goes on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
