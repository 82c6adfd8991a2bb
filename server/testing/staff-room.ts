import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { serveStaff } from '../audiences/staff.ts';
import type { Actor } from '../contest/actor.ts';
import { boardFeed } from '../contest/boards/feed.ts';
import { loadBank } from '../contest/bank.ts';
import { deskViews, type DeskViews } from '../contest/office/views.ts';
import { staffAccounts, type Staff } from '../contest/staff/accounts.ts';
import { slowPasswords } from '../contest/staff/passwords.ts';
import { welcome } from '../contest/welcome.ts';
import { logEvents } from '../events.ts';
import { readBody } from '../http/body.ts';
import { isLocal } from '../http/loopback.ts';
import { publicRoutes } from '../http/public.ts';
import { staffSignInRoutes } from '../http/staff-sign-in.ts';
import { staffRoutes } from '../http/staff.ts';
import type { OrganiserAct } from '../protocol/acts.ts';
import type { DisplayState } from '../protocol/control.ts';
import type { Role } from '../protocol/roles.ts';
import { openBoardRoom, type BoardRoom } from './board-room.ts';
import { CHEAP, type SmallContest } from './small-contest.ts';
import { OPERATOR, PASSWORD, tokenOf } from './staff-office.ts';
import { cookieOf, staffPage, type StaffPage } from './staff-page.ts';

/** The staff's routes and sockets on a real server, around boards whose rounds are moved by hand. */
export interface StaffRoom extends BoardRoom {
  address: string;
  staff: Staff;
  views: DeskViews;
  /** What was ordered, and by whom. */
  acts: { actor: Actor; act: OrganiserAct }[];
  /** Attempts that run now, for the control view. */
  running: number;
  draining: boolean;
  /** Somebody new of the staff, signed in. */
  page(role: Role, unit?: string): Promise<StaffPage>;
  nobody(): StaffPage;
  /** Tells every page that the server is about to restart. */
  farewell(): void;
}

const DISPLAY = { id: 'wall', name: 'Hội trường', script: [{ kind: 'message', title: 'Chào', text: '' }], place: 0, black: false, clicker: true, lift: 0, sound: false, version: 1, connected: 0, lastSeenAt: null, report: null } as const;

export async function openStaffRoom(options: SmallContest = {}): Promise<StaffRoom> {
  const room = await openBoardRoom(options);
  const { clock, stores, rounds, participation } = room;
  const contest = await stores.contests.current();
  if (contest === undefined) throw new Error('unreachable');
  const events = logEvents(pino({ level: process.env['TEST_LOG'] ?? 'silent' }));
  const parts = { stores, clock, events, passwords: slowPasswords(CHEAP) };
  const staff = staffAccounts(parts, { id: contest.id, open: true });
  const welcoming = welcome(parts);
  const bank = await loadBank(stores, contest.id);
  const state = { running: 0, draining: false };
  const displays = (withPaths: boolean): DisplayState[] => [{ ...DISPLAY, script: [...DISPLAY.script], path: withPaths ? '/display/token' : null }];
  const views = deskViews(parts, {
    contest,
    rounds,
    bank,
    topics: await stores.contests.topics(contest.id),
    participation,
    firstVersion: clock.now(),
    running: ({ phase }) => (phase === 'open' ? state.running : 0),
    published: () => null,
    displays,
    isClockInDoubt: () => false,
  });
  const feed = boardFeed(clock, participation);
  const acts: StaffRoom['acts'] = [];
  const desk = async (actor: Actor, act: OrganiserAct) => {
    acts.push({ actor, act });
    return { ok: true as const, value: {} };
  };
  const unknown = async () => ({ ok: false, refusal: 'unknown' }) as const;
  const live = { order: unknown, list: async () => [], hostView: unknown, players: unknown, answers: unknown, onChange: () => undefined };
  const isDraining = (): boolean => state.draining;
  const boundary = { events, isDraining };
  const app = express();
  app.set('query parser', 'simple');
  app.use('/api', readBody(clock));
  app.use('/api/staff', staffSignInRoutes(staff, boundary, clock));
  app.use('/api/staff', staffRoutes({ staff, views, live, pictures: { order: unknown }, desk }, boundary, clock));
  app.use('/api', publicRoutes({ participation, publications: { results: async () => ({ ok: false, refusal: 'unknown' }) } }, boundary));
  const http = createServer(app);
  const io = new Server(http, { transports: ['websocket'], serveClient: false });
  const farewell = serveStaff(io, { staff, views, boardFeed: feed, live, isDraining }, { clock, events, isConfidential: isLocal });
  await new Promise<void>((listening) => void http.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const pages: StaffPage[] = [];
  let made = 0;

  function open(cookie: string): StaffPage {
    const page = staffPage(() => address, cookie);
    pages.push(page);
    return page;
  }

  return Object.assign(state, {
    ...room,
    address,
    staff,
    views,
    acts,
    farewell,
    page: async (role: Role, unit?: string) => {
      const account = `${role}-${(made += 1)}`;
      const token = tokenOf(await staff.invite(OPERATOR, { role, unit: unit ?? null }));
      const accepted = await welcoming.accept({ token, name: `Cán bộ ${account}`, account, password: PASSWORD });
      if (!accepted.ok) throw new Error(`the account ${account} was not made: ${accepted.refusal}`);
      return open(await cookieOf(address, { account, password: PASSWORD }));
    },
    nobody: () => open(''),
    close: async () => {
      for (const page of pages) page.leave();
      feed.stop();
      views.stop();
      await io.close();
      http.closeAllConnections();
      await room.close();
    },
  });
}
