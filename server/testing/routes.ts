import express from 'express';

const METHODS = ['all', 'get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

/** Every route that `build` registers, as `METHOD /path` below its router: Express 5 itself keeps no list to read. */
export function routesOf(build: () => void): string[] {
  const routes: string[] = [];
  const { prototype } = Reflect.get(express, 'Route') as { prototype: Record<(typeof METHODS)[number], (...handlers: unknown[]) => unknown> };
  const originals = METHODS.map((method) => [method, prototype[method]] as const);
  for (const [method, original] of originals)
    Reflect.set(prototype, method, function registered(this: { path: string }, ...handlers: unknown[]): unknown {
      routes.push(`${method.toUpperCase()} ${this.path}`);
      return Reflect.apply(original, this, handlers);
    });
  try {
    build();
  } finally {
    for (const [method, original] of originals) Reflect.set(prototype, method, original);
  }
  return routes;
}
