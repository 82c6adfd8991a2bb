import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { stampArrivals } from './audiences/arrival-stamps.ts';
import { serveDisplays } from './audiences/display.ts';
import { serveLive } from './audiences/live.ts';
import { inOneWrite } from './audiences/one-write.ts';
import { serveParticipants } from './audiences/participant.ts';
import { serveStaff } from './audiences/staff.ts';
import { shortWays } from './audiences/short-way.ts';
import { dropStalledReaders } from './audiences/stalled-readers.ts';
import { buckets } from './contest/bucket.ts';
import type { Clock } from './contest/clock.ts';
import type { Boundary } from './contest/command.ts';
import type { Contest } from './contest/contest.ts';
import type { Welcome } from './contest/welcome.ts';
import type { Events } from './events.ts';
import type { Audience, Metrics } from './metrics.ts';
import { addressOf, networkOf } from './http/address.ts';
import { LONGEST_ACT, LONGEST_PICTURE, readBody } from './http/body.ts';
import { refuseOtherUpgrades } from './http/handshake.ts';
import { healthRoutes, type Readiness } from './http/health.ts';
import { handshakeNeedsTls } from './http/needs-tls.ts';
import { operatorRoutes } from './http/operator.ts';
import { liveRoutes } from './http/live.ts';
import { metricsRoutes } from './http/metrics.ts';
import { oneAtATime } from './http/one-at-a-time.ts';
import { isOwnOrigin } from './http/origin.ts';
import { pageRoutes, securityHeaders } from './http/pages.ts';
import { participantRoutes } from './http/participant.ts';
import { publicRoutes } from './http/public.ts';
import { staffRoutes } from './http/staff.ts';
import { staffSignInRoutes } from './http/staff-sign-in.ts';
import { send } from './http/verdicts.ts';
import { welcomeRoutes } from './http/welcome.ts';

export interface AppParts {
  contest: Contest;
  clock: Clock;
  events: Events;
  metrics: Metrics;
  welcome: Pick<Welcome, 'offered' | 'accept'>;
}

export interface AppOptions {
  /** The built client; a server without pages (tests over the wire) names none. */
  clientFolder: string | undefined;
  baseUrl: URL | undefined;
  /** Express's `trust proxy`: hops, or names of networks. */
  trustProxy: number | string | false;
  operatorToken: string;
  metricsToken?: string | undefined;
  readiness: Omit<Readiness, 'isDraining'>;
}

export interface App {
  http: HttpServer;
  /** Closes sockets and connections; their pages reconnect by themselves. */
  close(): Promise<void>;
}

/** Half a request never comes to its end: after this long it is cut off, milliseconds. */
const GOODBYE = 2_000;

/** Requests and handshakes from one address: wide, because an office is one address. */
const ADDRESS_BURST = 6_000;
const ADDRESS_PER_SECOND = 1_200;

/** HTTP and sockets of a contest, not yet listening. */
export function createApp(parts: AppParts, options: AppOptions): App {
  const { contest, clock, events } = parts;
  const boundary: Boundary = { events, isDraining: contest.isDraining };
  const pages = express();
  pages.disable('x-powered-by');
  pages.set('trust proxy', options.trustProxy);
  pages.set('query parser', 'simple');
  pages.use(securityHeaders());
  pages.use(healthRoutes({ ...options.readiness, isDraining: contest.isDraining }));
  pages.use(metricsRoutes(parts.metrics, options.metricsToken));
  const credits = buckets<string>(ADDRESS_BURST, ADDRESS_PER_SECOND);
  const isWithinLimit = (request: IncomingMessage): boolean => credits.take(networkOf(addressOf(request, options.trustProxy)), clock.now());
  pages.use('/api', limitAddress(isWithinLimit), ownOriginOnly(options.baseUrl));
  pages.use('/api/staff/picture', readBody(clock, LONGEST_PICTURE));
  pages.use(['/api/staff/act', '/api/staff/live-order', '/api/operator'], readBody(clock, LONGEST_ACT));
  pages.use('/api', readBody(clock));
  pages.get('/api/contest', (_request, response) => void response.set('cache-control', 'no-store').json(contest.publicContest()));
  pages.use('/api', publicRoutes(contest, boundary));
  pages.use('/api/participant', participantRoutes(contest, boundary, clock));
  pages.use('/api/live', liveRoutes(contest, boundary, clock));
  pages.use('/api/welcome', welcomeRoutes(parts.welcome, boundary));
  pages.use('/api/staff', staffSignInRoutes(contest.staff, boundary, clock), staffRoutes(contest, boundary, clock));
  pages.use('/api/operator', operatorRoutes(contest, boundary, options.operatorToken));
  pages.use('/api', (_request, response) => send(response, { ok: false, refusal: 'unknown' }));
  if (options.clientFolder !== undefined) pages.use(pageRoutes(options.clientFolder));
  pages.use((_request, response) => void response.status(404).type('text').send('Không có trang này. / No such page.\n'));
  pages.use(lastResort(events));

  // Of its own accord the server looks for requests that do not come every half a minute only.
  const http = createServer({ headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 5_000 });
  // Ahead of Engine.IO's own listener, which passes over a connection that is gone.
  http.on('upgrade', refuseOtherUpgrades);
  const io = new Server(http, {
    destroyUpgrade: false,
    // One transport, so that several processes later need no sticky sessions; offices that block it use plain HTTPS.
    transports: ['websocket'],
    serveClient: false,
    // The longest command is some hundred bytes.
    maxHttpBufferSize: 8_192,
    // A socket that never asks for a namespace is let go soon; the stock 45 s let strangers hold sockets.
    connectTimeout: 5_000,
    pingInterval: 13_000,
    pingTimeout: 11_000,
    // Compression costs more CPU than the whole fan-out and keeps some hundred kB for each connection.
    perMessageDeflate: false,
    allowRequest: (request, decide) => {
      const isAllowed = isOwnOrigin(request, options.baseUrl) && isWithinLimit(request);
      // The answer to the upgrade, and Engine.IO's first packet; with another protocol its refusal must not wait for the end of the connection.
      if (isAllowed && request.url?.includes('EIO=4')) inOneWrite(request.socket);
      decide(null, isAllowed);
    },
  });
  // Instead of Engine.IO's listener, which answers no request that names a session of the one transport.
  http.removeAllListeners('request');
  http.on('request', oneAtATime(pages, () => events.socketDismissed('pipelining')));
  // Socket.IO lets anybody into its main namespace, and a socket that is in one is never let go.
  io.use((_socket, next) => next(new Error('unknown')));
  const isTrusted: (address: string, hop: number) => boolean = pages.get('trust proxy fn');
  const stamps = stampArrivals(io, clock, () => events.socketDismissed('too-many-packets'));
  const hearFirst = shortWays(io);
  const farewells = [
    serveParticipants(io, contest, { clock, events, stamps, hearFirst }),
    serveLive(io, contest, { clock, events, stamps, hearFirst }),
    serveDisplays(io, contest, { clock, events }),
    serveStaff(io, contest, { clock, events, isConfidential: (request) => !handshakeNeedsTls(request, isTrusted) }),
  ];
  const stopLooking = dropStalledReaders(io, clock, () => events.socketDismissed('does-not-read'));
  parts.metrics.countConnections(() => connectionsOf(io));

  return {
    http,
    close: async () => {
      stopLooking();
      for (const farewell of farewells) farewell();
      // Node knows none that have become WebSockets: whoever stamps their arrivals lets them go.
      const cut = setTimeout(() => http.closeAllConnections(), GOODBYE);
      await io.close();
      clearTimeout(cut);
    },
  };
}

function connectionsOf(io: Server): Record<Audience, number> {
  const count = (audience: Audience): number => io.of(`/${audience}`).sockets.size;
  const [participant, staff, display, live] = [count('participant'), count('staff'), count('display'), count('live')];
  return { participant, staff, display, live };
}

function limitAddress(isWithinLimit: (request: IncomingMessage) => boolean): RequestHandler {
  return (request, response, next) => {
    if (isWithinLimit(request)) return next();
    return send(response, { ok: false, refusal: 'too-fast' });
  };
}

function ownOriginOnly(baseUrl: URL | undefined): RequestHandler {
  return (request, response, next) => {
    if (isOwnOrigin(request, baseUrl)) return next();
    return send(response, { ok: false, refusal: 'not-allowed' });
  };
}

/** The boundary of every route: a body that cannot be read is refused, anything else is logged. */
function lastResort(events: Events): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  // oxlint-disable-next-line eslint/max-params
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    if (status >= 500) events.commandFailed('http', error);
    if (status === 404) return void response.status(404).type('text').send('Không có trang này. / No such page.\n');
    return send(response, { ok: false, refusal: status >= 500 ? 'internal' : 'malformed' });
  };
}
