/** What a server has counted of itself, by the names of its metrics. */
export interface Counted {
  at: number;
  /** CPU of the whole process since its start, seconds. */
  cpuSeconds: number;
  of(name: string): number;
}

export async function counted(address: string): Promise<Counted> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return { at: Date.now(), cpuSeconds: of('process_cpu_seconds_total'), of };
}
