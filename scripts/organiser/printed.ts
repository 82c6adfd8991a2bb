import { z } from 'zod';
import type { OperatorCommand } from '../../server/protocol/operator.ts';
import { shown, table } from './table.ts';

export interface Printing {
  /** The log with every detail and hash. */
  full: boolean;
  /** How a person is known of whom the log names the id; undefined where the id is no person's. */
  personOf(id: string): string | undefined;
}

const logged = z.object({ number: z.int(), at: z.int(), actor: z.string(), act: z.string(), subject: z.string(), reason: z.string() });
const log = z.object({ firstBroken: z.int().nullable(), events: z.array(logged) });

const tie = z.object({
  rank: z.int(),
  prizes: z.array(z.object({ name: z.string(), places: z.int() })),
  people: z.array(z.unknown()),
});
const standing = z.object({ edition: z.int(), reason: z.string(), undecided: z.array(tie), standing: z.array(z.unknown()) });

const displays = z.array(z.looseObject({ id: z.string(), name: z.string(), version: z.int(), place: z.int(), black: z.boolean(), script: z.array(z.unknown()), connected: z.int(), path: z.string().nullable() }));

/** What an act answered, for a person at a terminal. */
export function printed(command: OperatorCommand, value: unknown, printing: Printing): string {
  if (command.act === 'log' && !printing.full) return printedLog(log.parse(value), printing);
  if (command.act === 'standing') return printedStanding(standing.parse(value));
  if (command.act === 'displays') return printedDisplays(displays.parse(value));
  return asItIs(value);
}

/** What the acts for displays take, with pictures counted from one. */
function printedDisplays(rows: z.infer<typeof displays>): string {
  if (rows.length === 0) return 'there is no display\n';
  return table(rows.map(({ id, version, name, place, black, script, connected, path }) => ({ id, version, name, picture: `${place + 1} of ${script.length}`, black: black ? 'on' : 'off', connected, path })));
}

function printedLog({ firstBroken, events }: z.infer<typeof log>, { personOf }: Printing): string {
  const sound = firstBroken === null ? 'the log is unbroken' : `THE LOG IS BROKEN: event ${firstBroken} is not what was written`;
  const rows = events.map(({ number, at, actor, act, subject, reason }) => ({ number, at, actor, act, subject: personOf(subject) ?? subject, reason }));
  return `${sound}\n${table(rows)}`;
}

function printedStanding({ edition, reason, undecided, standing: rows }: z.infer<typeof standing>): string {
  const ties = undecided.map(({ rank, prizes, people }) => {
    const names = prizes.map(({ name, places }) => (places === 1 ? name : `${places} × ${name}`));
    return `\nundecided at rank ${rank}: ${names.join(', ')}\ndraw takes the full staff codes of these people:\n${table(people)}`;
  });
  return `edition ${edition} (${reason})\n${rows.length === 0 ? '  nobody has taken part\n' : table(rows)}${ties.join('')}`;
}

function asItIs(value: unknown): string {
  if (Array.isArray(value)) return table(value);
  if (typeof value !== 'object' || value === null) return `${String(value)}\n`;
  const rows = Object.entries(value).flatMap(([name, part]) => (Array.isArray(part) && part.length > 0 ? [`${name}\n${table(part)}`] : [`${name}: ${shown(name, part)}\n`]));
  return rows.length === 0 ? 'done\n' : rows.join('');
}
