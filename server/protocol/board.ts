import { z } from 'zod';

const instant = z.int().min(0);
const people = z.int().min(0);

/** One week by its round's number, or the whole quiz stage. */
export const scope = z.union([z.literal('stage'), z.int().min(1).max(99)]);
export type Scope = z.infer<typeof scope>;

/** How many of a headcount have taken part, exactly. */
export const exactFigure = z.strictObject({ headcount: people, taken: people });
export type ExactFigure = z.infer<typeof exactFigure>;

/** While an open round asks for a prediction: percent in a band [from, to), never a count. */
export const bandedFigure = z.strictObject({ headcount: people, from: z.int(), to: z.int() });
export type BandedFigure = z.infer<typeof bandedFigure>;

export const figure = z.union([exactFigure, bandedFigure]);
export type Figure = z.infer<typeof figure>;

const CATEGORIES = ['city', 'district', 'central'] as const;
const category = z.enum(CATEGORIES);

/** How the forecast for the close stands to the quota. */
const VERDICTS = ['reached', 'on-course', 'close', 'behind'] as const;
const verdict = z.enum(VERDICTS);
export type ForecastVerdict = z.infer<typeof verdict>;

/** What the pace of the last working hours leads to; null on a board in bands, and once the scope has closed. */
export const forecast = z.strictObject({
  /** People who will have taken part at the close, at most the headcount. */
  taken: people,
  verdict,
  /** First participations for each working hour lately. */
  pace: z.number(),
  /** What each working hour that is left must bring to reach the quota; null where none is left. */
  needed: z.number().nullable(),
});
export type Forecast = z.infer<typeof forecast>;

const reminder = z.strictObject({
  at: instant,
  /** First participations since; null on a board in bands. */
  since: people.nullable(),
});

export const unitRow = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** For sorting names as Vietnamese does. */
  sortKey: z.string(),
  category,
  /** The group of the plan, such as "Sở ban ngành". */
  family: z.string(),
  /** Percent. */
  quota: z.int(),
  /** People that the quota asks for. */
  need: people,
  figure,
  /** How many units are below it. */
  below: z.int(),
  /** First participations on each of the last seven days of the contest's zone, today last; null on a board in bands. */
  days: z.array(people).length(7).nullable(),
  forecast: forecast.nullable(),
  /** When somebody took part last; null where nobody has, and on a board in bands. */
  lastAt: instant.nullable(),
  reminder: reminder.nullable(),
  headcount: z.strictObject({ people, source: z.string(), asOf: instant, changes: z.int() }),
});
export type UnitRow = z.infer<typeof unitRow>;

export const alert = z.discriminatedUnion('kind', [
  /** Nobody has taken part for so many working hours although the quota is not reached. */
  z.strictObject({ kind: z.literal('quiet'), unit: z.string(), name: z.string(), workingHours: z.int() }),
  /** In bands: still in its lowest band so many working hours after the opening. */
  z.strictObject({ kind: z.literal('lowest'), unit: z.string(), name: z.string(), workingHours: z.int() }),
  z.strictObject({ kind: z.literal('below-quota'), unit: z.string(), name: z.string(), forecast: people, need: people }),
  /** The roster holds more people than the headcount. */
  z.strictObject({ kind: z.literal('roster'), unit: z.string(), name: z.string(), roster: people, headcount: people }),
]);
export type BoardAlert = z.infer<typeof alert>;

/** The city's course: people who have taken part, cumulative, at `from`, `from + step`, ... up to now. */
export const curve = z.strictObject({ from: instant, to: instant, step: z.int(), taken: z.array(people), need: people, forecast: people.nullable() });
export type Curve = z.infer<typeof curve>;

export const board = z.strictObject({
  version: z.int(),
  /** The server's clock when this was counted. */
  now: instant,
  scope,
  /** Scopes that can be chosen, in order: the stage, then each round that has opened. */
  scopes: z.array(z.strictObject({ scope, name: z.string() })),
  opensAt: instant,
  closesAt: instant,
  isOver: z.boolean(),
  /** Numbers only in bands: an open round asks for a prediction. */
  banded: z.boolean(),
  /** Set on a single exact look that was written to the log. */
  exactLook: z.boolean(),
  city: z.strictObject({ figure, need: people, forecast: forecast.nullable() }),
  /** Null on a board in bands. */
  curve: curve.nullable(),
  /** Units of the first level, or those below the unit that was asked for. */
  rows: z.array(unitRow),
  /** The unit whose parts these rows are; null for the whole city. */
  of: z.string().nullable(),
  alerts: z.array(alert),
  quietHours: z.int(),
  /** When working hours are, in minutes of the day, for the forecast's method. */
  workingDay: z.array(z.strictObject({ from: z.int(), to: z.int() })),
});
export type Board = z.infer<typeof board>;

/** One change of a unit's headcount. */
export const headcountChange = z.strictObject({ recordedAt: instant, people, source: z.string(), asOf: instant });
export type HeadcountChange = z.infer<typeof headcountChange>;

/** `GET /api/staff/unit`: what stands beside a row when it is opened. */
export const unitDetail = z.strictObject({ row: unitRow, below: z.array(unitRow), headcounts: z.array(headcountChange), roster: people.nullable(), reminders: z.array(reminder) });
export type UnitDetail = z.infer<typeof unitDetail>;

/** A coordinator's own unit. */
export const ownUnit = z.strictObject({
  version: z.int(),
  now: instant,
  scope,
  scopes: z.array(z.strictObject({ scope, name: z.string() })),
  opensAt: instant,
  closesAt: instant,
  isOver: z.boolean(),
  banded: z.boolean(),
  row: unitRow,
  below: z.array(unitRow),
  /** People of the unit and below who may play and have not finished an attempt, by unit and name; null while numbers go in bands. */
  notYet: z.array(z.strictObject({ name: z.string(), unit: z.string() })).nullable(),
  workingDay: z.array(z.strictObject({ from: z.int(), to: z.int() })),
});
export type OwnUnit = z.infer<typeof ownUnit>;

/** `GET /api/participation`: for everybody. */
export const publicParticipation = z.strictObject({
  now: instant,
  scope,
  scopes: z.array(z.strictObject({ scope, name: z.string() })),
  closesAt: instant,
  isOver: z.boolean(),
  banded: z.boolean(),
  city: z.strictObject({ figure, need: people }),
  rows: z.array(z.strictObject({ code: z.string(), name: z.string(), sortKey: z.string(), category, family: z.string(), quota: z.int(), need: people, figure })),
});
export type PublicParticipation = z.infer<typeof publicParticipation>;

/** Query of a board or of its export: exactly what is filtered. */
export const boardQuery = z.strictObject({
  scope: z.union([z.literal('stage'), z.coerce.number().int().min(1).max(99)]).default('stage'),
  /** The parts of this unit instead of the city. */
  of: z.string().min(1).max(40).optional(),
  category: category.optional(),
  sort: z.enum(['missing', 'points', 'name']).default('missing'),
});
export type BoardQuery = z.infer<typeof boardQuery>;

/** `GET /api/participation` and `GET /api/staff/own-unit`. */
export const scopeQuery = z.strictObject({ scope: boardQuery.shape.scope });

/** `GET /api/staff/unit`. */
export const unitQuery = z.strictObject({ code: z.string().min(1).max(40), scope: boardQuery.shape.scope });
