/*
 * A session that plays what a test says, in place of the server: the built pages with their real headers, and a real Socket.IO server
 * that follows server/protocol/live-player.ts and display.ts. Its clock is two hours ahead of the machine's, as a page must not mind.
 */
import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Server, type Socket } from 'socket.io';
import { pageRoutes, securityHeaders } from '../../server/http/pages.ts';
import type { DisplayFrame } from '../../server/protocol/display.ts';
import type { LiveAnswer, LiveFarewell, LiveJoin, LiveLobby, LiveOwn, LivePlayerScreen, LivePlayerView, LiveReceipt } from '../../server/protocol/live-player.ts';
import type { LiveHallScreen, LiveShown } from '../../server/protocol/live-projector.ts';
import type { Refusal, Verdict } from '../../server/protocol/refusals.ts';
import { launchBrowser } from './browser.ts';
import { layCable, type Cable } from './cable.ts';
import { RULES } from './live-fixtures.ts';

export const PIN = '482716';
const TOKEN = 'a-token-of-the-session-0001';
const PASS = 'a-token-of-the-weekly-contest-0001';
const AHEAD_MS = 7_200_000;
const LOBBY: LiveLobby = { session: 's1', name: 'Chung kết tuần 4', contest: 'Hội thi trực tuyến tìm hiểu công tác cải cách hành chính', demonstration: false, joining: 'registered', shut: null };
const VIEW: Omit<LivePlayerView, 'version' | 'now'> = {
  session: { name: LOBBY.name, contest: LOBBY.contest, demonstration: false, rules: RULES },
  you: { name: 'Nguyễn Thị Ngọc Huyền Trâm', unit: 'Sở Tư pháp' },
  screen: { screen: 'lobby' },
  question: null,
  own: null,
};
export interface ScriptedSession {
  cable: Cable;
  now(): number;
  page(options?: BrowserContextOptions): Promise<Page>;
  /** What the PIN is of; a test changes it. */
  lobby: LiveLobby;
  /** What everybody sees and what the player has, as the next view says it. */
  view: LivePlayerView;
  /** Answers that came, in order. */
  answers: LiveAnswer[];
  joins: LiveJoin[];
  /** What the server says to a join, or to an answer, in place of taking it; `silence` never answers. */
  refuse: { join?: Refusal; signIn?: Refusal; answer?: Refusal | 'silence'; admission?: Refusal };
  /** As it was before the first test. */
  reset(): void;
  /** Turns to another screen: one frame to all who are there, perhaps with where one stands. */
  screen(screen: LivePlayerScreen, own?: LiveOwn): void;
  /** A frame that was overtaken on its way. */
  late(screen: LivePlayerScreen): void;
  own(own: LiveOwn): void;
  /** Sends the view as it stands. */
  show(): void;
  farewell(why: LiveFarewell['why']): void;
  /** The server starts anew, with a calendar clock that was set back: versions begin below those of before. */
  restart(): void;
  /** What a wall shows of the session, and what else its frame says. */
  hall(screen: LiveHallScreen, more?: Partial<Omit<LiveShown, 'kind' | 'hall'>>, frame?: Partial<DisplayFrame>): void;
  /** Opens a picture's bytes to be fetched. */
  pictures: Map<string, Buffer>;
  close(): Promise<void>;
}

export async function openScriptedSession(): Promise<ScriptedSession> {
  const now = (): number => Date.now() + AHEAD_MS;
  const pages = express();
  const http = createServer(pages);
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  const [players, walls] = [io.of('/live'), io.of('/display')];
  let frame: DisplayFrame | undefined;
  let version = 1;

  const session: ScriptedSession = {
    cable: { address: '', cut: () => undefined, mend: () => undefined, freeze: () => undefined, blockWebSockets: () => undefined, allowWebSockets: () => undefined, close: async () => undefined },
    now,
    page: async (options) => {
      const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 390, height: 844 }, ...options });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    },
    lobby: { ...LOBBY },
    view: { version, now: now(), ...VIEW },
    answers: [],
    joins: [],
    refuse: {},
    reset: () => {
      Object.assign(session, { lobby: { ...LOBBY }, answers: [], joins: [], refuse: {} });
      session.view = { ...stamped(), ...VIEW };
    },
    late: (screen) => void players.emit('screen', { version: version - 1, now: now() - 1, screen }),
    screen: (screen, own) => {
      const step = 'step' in screen ? screen.step : undefined;
      const { question } = session.view;
      const place = own && { own: { ...own, version: version + 1 } };
      session.view = { ...stamped(), screen, question: question?.step === step ? question : null, ...place };
      players.emit('screen', { version, now: session.view.now, screen, ...place });
    },
    own: (own) => {
      session.view = { ...stamped(), own: { ...own, version } };
      players.emit('own', session.view.own);
    },
    show: () => {
      session.view = stamped();
      players.emit('view', session.view);
    },
    farewell: (why) => {
      players.emit('farewell', { why });
      players.disconnectSockets();
    },
    restart: () => {
      version = 0;
      session.view = { ...session.view, version, now: now() };
      players.disconnectSockets();
    },
    hall: (screen, more, around) => {
      version += 1;
      const shown: LiveShown = { kind: 'live', name: session.lobby.name, pin: PIN, link: `https://hoithi.example.vn/live?pin=${PIN}`, people: 486, hall: screen, ...more };
      frame = { version, now: now(), contest: session.lobby.contest, zone: 'Asia/Ho_Chi_Minh', demonstration: false, shown, place: 1, of: 1, clicker: false, lift: 0, sound: true, ...around };
      walls.emit('frame', frame);
    },
    pictures: new Map(),
    close: async () => {
      await browser.close();
      await session.cable.close();
      await io.close();
    },
  };

  function stamped(): LivePlayerView {
    version += 1;
    return { ...session.view, version, now: now() };
  }

  /** As the engine does: the highest revision counts, the same one again gets the same receipt. */
  function take(answer: LiveAnswer): Verdict<LiveReceipt> {
    session.answers.push(answer);
    const { answer: refusal } = session.refuse;
    if (refusal !== undefined && refusal !== 'silence') return { ok: false, refusal };
    const stored = session.view.question?.stored;
    if (stored?.revision === answer.revision) return { ok: true, value: stored };
    if (stored && stored.revision > answer.revision) return { ok: false, refusal: 'changed-meanwhile' };
    const { screen } = session.view;
    if (screen.screen !== 'open' || screen.step !== answer.step) return { ok: false, refusal: 'not-this-question' };
    const receipt = { ...answer, receivedAt: now(), shownAt: screen.opensAt, elapsed: Math.max(0, now() - screen.opensAt) };
    session.view = { ...session.view, question: { step: answer.step, shownAt: screen.opensAt, deadline: screen.closesAt, stored: receipt } };
    return { ok: true, value: receipt };
  }

  players.use((socket, next) => next(socket.handshake.auth['token'] !== TOKEN ? new Error('not-signed-in') : session.refuse.admission ? new Error(session.refuse.admission) : undefined));
  players.on('connection', (socket: Socket) => {
    socket.emit('view', { ...session.view, now: now() });
    socket.on('clock', (_body: object, acknowledge: (verdict: Verdict<{ now: number }>) => void) => acknowledge({ ok: true, value: { now: now() } }));
    socket.on('answer', (answer: LiveAnswer, acknowledge: (verdict: Verdict<LiveReceipt>) => void) => {
      if (session.refuse.answer === 'silence') session.answers.push(answer);
      else acknowledge(take(answer));
    });
  });
  walls.on('connection', (socket: Socket) => {
    if (frame) socket.emit('frame', { ...frame, now: now() });
    socket.onAny((_name: string, _body: object, acknowledge?: (verdict: Verdict<object>) => void) => acknowledge?.({ ok: true, value: {} }));
  });

  pages.use(securityHeaders(), express.json());
  const bearer = (request: express.Request): string => request.get('authorization')?.replace('Bearer ', '') ?? '';
  pages.get('/api/live/lobby', (request, response) => void response.json(request.query['pin'] === PIN ? { ok: true, value: session.lobby } : { ok: false, refusal: 'unknown' }));
  pages.post('/api/participant/sign-in', (_request, response) => {
    const { signIn } = session.refuse;
    response.json(signIn ? { ok: false, refusal: signIn } : { ok: true, value: { token: PASS, name: session.view.you.name, unit: session.view.you.unit ?? '' } });
  });
  pages.post('/api/participant/sign-out', (_request, response) => void response.json({ ok: true, value: {} }));
  pages.post('/api/live/join', (request, response) => {
    const asked: LiveJoin = request.body;
    session.joins.push(asked);
    const isKnown = asked.nickname !== null || bearer(request) === PASS;
    const refusal = session.refuse.join ?? (isKnown ? undefined : 'not-signed-in');
    if (refusal === undefined && asked.nickname !== null) session.view = { ...session.view, you: { name: asked.nickname, unit: null } };
    response.json(refusal ? { ok: false, refusal } : { ok: true, value: { token: TOKEN, session: 's1', you: session.view.you } });
  });
  pages.get('/api/live/view', (request, response) => void response.json(bearer(request) === TOKEN ? { ok: true, value: { ...session.view, now: now() } } : { ok: false, refusal: 'not-signed-in' }));
  pages.post('/api/live/answer', (request, response) => session.refuse.answer === 'silence' ? void session.answers.push(request.body) : void response.json(bearer(request) === TOKEN ? take(request.body) : { ok: false, refusal: 'not-signed-in' }));
  pages.get('/api/live/picture/:name', (request, response) => {
    const bytes = session.pictures.get(request.path);
    if (bytes) response.type('application/octet-stream').send(bytes);
    else response.status(404).end();
  });
  pages.use(pageRoutes(join(import.meta.dirname, '../../dist/client')));

  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  const { port } = http.address() as AddressInfo;
  session.cable = await layCable(port);
  const browser: Browser = await launchBrowser('--autoplay-policy=no-user-gesture-required');
  return session;
}
