/** Turns the loop until it holds; gives up after five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const limit = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > limit) throw new Error(`did not come about: ${holds.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
