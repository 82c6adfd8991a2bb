import type { Request } from 'express';

/** The token of a request; empty where it shows none. */
export function bearerOf(request: Request): string {
  return /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
}
