import { io, type Socket } from 'socket.io-client';
import type { Verdict } from '../protocol/refusals.ts';
import { STAFF_PROTOCOL_VERSION, type ServerToStaff, type StaffToServer } from '../protocol/staff.ts';

export type StaffPageSocket = Socket<ServerToStaff, StaffToServer>;

/** A file that was downloaded. */
export interface Download {
  status: number;
  headers: Headers;
  content: Buffer;
}

/** Somebody of the staff at a page: signed in, or nobody. */
export interface StaffPage {
  cookie: string;
  get<Value>(path: string): Promise<Verdict<Value>>;
  post<Value>(path: string, body: unknown): Promise<Verdict<Value>>;
  /** As a link that a person opens. */
  download(path: string, accept?: string): Promise<Download>;
  /** Connects, or says why not; `listen` is called before anything can come. */
  connect(options?: { auth?: object; listen?: (socket: StaffPageSocket) => void }): Promise<{ socket: StaffPageSocket; refusal?: undefined } | { refusal: string }>;
  leave(): void;
}

export function staffPage(address: () => string, cookie: string): StaffPage {
  const sockets: StaffPageSocket[] = [];
  const headers = { 'content-type': 'application/json', cookie };
  const json = async <Value>(path: string, init: RequestInit): Promise<Verdict<Value>> => (await (await fetch(`${address()}/api/staff/${path}`, { headers, ...init })).json()) as Verdict<Value>;
  return {
    cookie,
    get: (path) => json(path, {}),
    post: (path, body) => json(path, { method: 'POST', body: JSON.stringify(body) }),
    download: async (path, accept = 'text/html,*/*') => {
      const response = await fetch(`${address()}/api/staff/${path}`, { headers: { cookie, accept } });
      return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
    },
    connect: ({ auth = { protocol: STAFF_PROTOCOL_VERSION }, listen } = {}) =>
      new Promise((resolve) => {
        const socket: StaffPageSocket = io(`${address()}/staff`, { transports: ['websocket'], auth, reconnection: false, forceNew: true, extraHeaders: { cookie } });
        sockets.push(socket);
        listen?.(socket);
        socket.once('connect', () => resolve({ socket }));
        socket.once('connect_error', (error) => resolve({ refusal: error.message }));
      }),
    leave: () => sockets.forEach((socket) => socket.disconnect()),
  };
}

/** The cookie of whoever signs in. */
export async function cookieOf(address: string, given: { account: string; password: string }): Promise<string> {
  const response = await fetch(`${address}/api/staff/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) });
  const [cookie] = response.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`${given.account} could not sign in: ${await response.text()}`);
  return cookie.split(';')[0] ?? '';
}
