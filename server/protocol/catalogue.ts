import { z } from 'zod';
import { closeMoved, displayAdded, drawn, invited, opened, organiserAct, reissued, reminded, timeGranted, withdrawn } from './acts.ts';
import { board, boardQuery, ownUnit, publicParticipation, scopeQuery, unitDetail, unitQuery } from './board.ts';
import { controlView, exactLook, logQuery, questionFound, questionQuery, staffAccounts, staffLog, staffStanding, standingQuery } from './control.ts';
import { black, DISPLAY_PROTOCOL_VERSION, displayAdmission, displayFarewell, displayFrame, displayReport, step, type DisplayToServer, type ServerToDisplay } from './display.ts';
import {
  LIVE_PROTOCOL_VERSION, liveAdmission, liveAnswer, liveFarewell, liveJoin, liveJoined, liveLobby, liveOwn, livePlayerScreen, livePlayerView, liveReceipt, lobbyQuery,
  type LivePlayerToServer, type ServerToLivePlayer,
} from './live-player.ts';
import { liveAnswers, liveAnswersQuery, liveHostView, liveMoved, liveOrder, livePlayers, livePlayersQuery, liveQuery, liveSaved, liveSummary } from './live-host.ts';
import { boardExport, logExport, ownUnitExport, standingExport } from './exports.ts';
import { firstOrganiser, offered, operatorCommand, welcomeQuery } from './operator.ts';
import {
  admission, answer, farewell, nothing, participantView, pastResult, predict, predicted, PROTOCOL_VERSION, receipt, result, signedIn, signIn, start, trial, trialReceipt,
  type ParticipantToServer, type ServerToParticipant,
} from './participant.ts';
import { pictureOrder, pictureSaved } from './picture.ts';
import { publicContest, publicResults } from './public.ts';
import { refused, verdictOf } from './refusals.ts';
import { follow, STAFF_PROTOCOL_VERSION, staffAdmission, staffFarewell, staffMe, staffSignIn, watch, type ServerToStaff, type StaffToServer } from './staff.ts';
import type { StaffCommand, StaffRead } from './access.ts';

/** What is asked for, and what is answered, whole. */
interface Exchange { asked: z.ZodType; answered: z.ZodType }
type Commands<Events> = Record<keyof Events, Exchange>;
type Messages<Events> = Record<keyof Events, z.ZodType>;
type Http = Record<string, Exchange>;

const done = nothing;
const actAnswer = z.union([opened, closeMoved, drawn, withdrawn, timeGranted, reminded, reissued, displayAdded, invited, done]);
const clockRead = z.strictObject({ now: z.int() });
/** Answered with a verdict, as all but a few are. */
const exchange = (asked: z.ZodType, value: z.ZodType): Exchange => ({ asked, answered: verdictOf(value) });
const bare = (asked: z.ZodType, answered: z.ZodType): Exchange => ({ asked, answered });
/** A file, or a verdict that refuses it. */
const file = (asked: z.ZodType, description = 'a file: XLSX or CSV'): Exchange => bare(asked, z.union([z.string().meta({ description }), refused]));

const participantCommands = {
  clock: exchange(nothing, clockRead),
  trial: exchange(trial, trialReceipt),
  start: exchange(start, done),
  answer: exchange(answer, receipt),
  predict: exchange(predict, predicted),
  'take-over': exchange(nothing, done),
  'past-result': exchange(pastResult, result),
  'sign-out': exchange(nothing, done),
} satisfies Commands<ParticipantToServer>;

const { clock: _socketOnly, ...overHttps } = participantCommands;

const staffReads = {
  me: exchange(nothing, staffMe),
  control: exchange(nothing, controlView),
  board: exchange(boardQuery, board),
  unit: exchange(unitQuery, unitDetail),
  'own-unit': exchange(scopeQuery, ownUnit),
  standing: exchange(standingQuery, staffStanding),
  log: exchange(logQuery, staffLog),
  questions: exchange(questionQuery, z.array(questionFound)),
  accounts: exchange(nothing, staffAccounts),
  'live-sessions': exchange(nothing, z.array(liveSummary)),
  live: exchange(liveQuery, liveHostView),
  'live-players': exchange(livePlayersQuery, livePlayers),
  'live-answers': exchange(liveAnswersQuery, liveAnswers),
  'export/board': file(boardExport),
  'export/standing': file(standingExport),
  'export/log': file(logExport),
  'export/own-unit': file(ownUnitExport),
} satisfies Record<StaffRead, Exchange>;

const staffCommands = {
  act: exchange(organiserAct, actAnswer),
  'exact-look': exchange(exactLook, board),
  'live-order': exchange(liveOrder, z.union([liveSaved, liveMoved])),
  picture: exchange(pictureOrder, pictureSaved),
  'sign-out': exchange(nothing, done),
} satisfies Record<StaffCommand, Exchange>;

/** Every event and every HTTP body, by audience; the compiler refuses an event that is missing here. */
export const CATALOGUE = {
  participant: {
    version: PROTOCOL_VERSION,
    admission,
    toServer: participantCommands,
    toPage: { view: participantView, farewell } satisfies Messages<ServerToParticipant>,
    http: {
      'POST /api/participant/sign-in': exchange(signIn, signedIn),
      'GET /api/participant/view': exchange(nothing, participantView),
      ...below('POST /api/participant/', overHttps),
    } satisfies Http,
  },
  staff: {
    version: STAFF_PROTOCOL_VERSION,
    admission: staffAdmission,
    toServer: { watch: exchange(watch, z.union([board, ownUnit])), follow: exchange(follow, liveHostView) } satisfies Commands<StaffToServer>,
    toPage: { board, 'own-unit': ownUnit, control: controlView, live: liveHostView, farewell: staffFarewell } satisfies Messages<ServerToStaff>,
    http: { 'POST /api/staff/sign-in': exchange(staffSignIn, done), ...below('GET /api/staff/', staffReads), ...below('POST /api/staff/', staffCommands) } satisfies Http,
  },
  display: {
    version: DISPLAY_PROTOCOL_VERSION,
    admission: displayAdmission,
    toServer: { step: exchange(step, done), black: exchange(black, done), report: exchange(displayReport, done) } satisfies Commands<DisplayToServer>,
    toPage: { frame: displayFrame, farewell: displayFarewell } satisfies Messages<ServerToDisplay>,
    http: {},
  },
  live: {
    version: LIVE_PROTOCOL_VERSION,
    admission: liveAdmission,
    toServer: { clock: exchange(nothing, clockRead), answer: exchange(liveAnswer, liveReceipt) } satisfies Commands<LivePlayerToServer>,
    toPage: { view: livePlayerView, screen: livePlayerScreen, own: liveOwn, farewell: liveFarewell } satisfies Messages<ServerToLivePlayer>,
    http: {
      'GET /api/live/lobby': exchange(lobbyQuery, liveLobby),
      'POST /api/live/join': exchange(liveJoin, liveJoined),
      'GET /api/live/view': exchange(nothing, livePlayerView),
      'GET /api/live/picture/:picture': file(nothing, 'the sealed bytes of a picture'),
      'POST /api/live/answer': exchange(liveAnswer, liveReceipt),
    } satisfies Http,
  },
  public: {
    version: null,
    admission: null,
    toServer: {},
    toPage: {},
    http: {
      'GET /api/contest': bare(nothing, publicContest),
      'GET /api/participation': exchange(scopeQuery, publicParticipation),
      'GET /api/results/:round': exchange(nothing, publicResults),
      'GET /api/welcome': exchange(welcomeQuery, offered),
      'POST /api/welcome': exchange(firstOrganiser, z.strictObject({ account: z.string() })),
    } satisfies Http,
  },
  operator: {
    version: null,
    admission: null,
    toServer: {},
    toPage: {},
    http: { 'POST /api/operator': exchange(operatorCommand, z.unknown()) } satisfies Http,
  },
};

/** One JSON Schema document (draft 2020-12) of the whole contract. What is asked for is described as it is sent, before defaults. */
export function contractSchema(): Record<string, unknown> {
  const audiences = Object.entries(CATALOGUE).map(([audience, { version, admission: shown, toServer, toPage, http }]) => [
    audience,
    { version, ...(shown && { admission: sent(shown) }), toServer: mapped(toServer, described), toPage: mapped(toPage, received), http: mapped(http, described) },
  ]);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'hoithi', audiences: Object.fromEntries(audiences) };
}

function described({ asked, answered }: Exchange): Record<string, unknown> {
  return { asked: sent(asked), answered: received(answered) };
}

function sent(schema: z.ZodType): unknown {
  return undrafted(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

function received(schema: z.ZodType): unknown {
  return undrafted(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
}

/** The document says once which draft it is. */
function undrafted({ $schema: _draft, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

function below(beginning: string, exchanges: Record<string, Exchange>): Http {
  return Object.fromEntries(Object.entries(exchanges).map(([name, one]) => [`${beginning}${name}`, one]));
}

function mapped<Value>(of: Record<string, Value>, make: (value: Value) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, make(value)]));
}
