import { NO_ANSWER, PROTOCOL, verdictIn, type Outcome } from './commands.ts';

const PATIENCE_MS = 8000;

/** `protocol`: of whom the address is for, where that is not the weekly contest's participant. */
interface Request { token?: string; protocol?: number; body?: unknown; stop?: AbortSignal }

/** Sends a request and gives the verdict, or `no-answer` where none came: no network, a proxy's page, too long a wait. */
export async function ask<Given>(path: string, request: Request): Promise<Outcome<Given>> {
  const abort = new AbortController();
  const stop = () => abort.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  request.stop?.addEventListener('abort', stop);
  // fetch throws for what is part of a phone's day.
  try {
    const response = await fetch(path, { ...options(request), cache: 'no-store', signal: abort.signal });
    return verdictIn<Given>(await response.json());
  } catch {
    return NO_ANSWER;
  } finally {
    clearTimeout(timer);
    request.stop?.removeEventListener('abort', stop);
  }
}

function options({ token, protocol = PROTOCOL, body }: Request): RequestInit {
  const headers: Record<string, string> = { 'x-hoithi-protocol': String(protocol) };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (body === undefined) return { headers };
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
