import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import type { Response } from 'express';
import type { IncomingMessage } from 'node:http';

/** Browsers keep a `__Host-` cookie only from this very host, over TLS (or on this machine), for all of its paths. */
const NAME = '__Host-hoithi-staff';

/** The staff session's token in a request or handshake; empty where there is none. */
export function staffTokenOf(request: IncomingMessage): string {
  return parseCookie(request.headers.cookie ?? '')[NAME] ?? '';
}

export function setStaffCookie(response: Response, token: string, maxAgeMs: number): void {
  setCookie(response, { value: token, maxAge: Math.max(0, Math.floor(maxAgeMs / 1000)) });
}

export function clearStaffCookie(response: Response): void {
  setCookie(response, { value: '', maxAge: 0 });
}

function setCookie(response: Response, given: Required<Pick<SetCookie, 'value' | 'maxAge'>>): void {
  response.append('set-cookie', stringifySetCookie({ ...given, name: NAME, path: '/', secure: true, httpOnly: true, sameSite: 'strict' }));
}
