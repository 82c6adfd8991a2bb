/**
 * Lets so many through in each turn of the loop, in the order in which they come: where a city comes in one instant, answers and
 * heartbeats get their turns in between.
 */
export function turnstile(perTurn: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let left = perTurn;
  let scheduled = false;

  function letIn(): void {
    scheduled = false;
    left = perTurn;
    const next = waiting.splice(0, perTurn);
    if (next.length > 0) take(next.length);
    for (const goOn of next) goOn();
  }

  function take(count: number): void {
    left -= count;
    if (scheduled) return;
    scheduled = true;
    setImmediate(letIn);
  }

  return () => {
    if (left === 0) return new Promise((resolve) => void waiting.push(resolve));
    take(1);
    return Promise.resolve();
  };
}
