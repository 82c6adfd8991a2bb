import { parseArgs } from 'node:util';
import { operatorCommand, type OperatorCommand } from '../../server/protocol/operator.ts';

export const USAGE = `npm run organiser -- ACT [options], on the machine of the running server

  rounds                                              every round with its window
  standing --round 1 [--top 20]                       the ranking of a closed round, with every value that ranks
  log [--last 50]                                     the acts of organisers, and whether the log is unbroken
  extend --round 1 --until "2024-11-01 17:00" --reason "..."
                                                      moves a round's close to later (Việt Nam time)
  close --round 1 --reason "..."                      closes a round now
  withdraw --question MC61-02a --reason "..."         a wrong question counts for nobody; closed rounds are ranked anew
  extra-time --staff SNV001 --round 1 --seconds 30 --reason "..."
                                                      so many more seconds for each question
  reissue --staff SNV001 --reason "..."               a new personal code; the old one and all devices are out
  revoke --staff SNV001 --reason "..."                signs all devices of a person out
  draw --round 1 --order STP002,HB003 --reason "..."  records the draw that decides a tie for a prize
  receipt --code XXXX-XXXX-XXXX-XXXX                  whose receipt it is, and whether the stored answers still agree with it
  confirm-clock --reason "..."                        the server's clock is right although it stood behind its records

Every act that changes something needs a reason of at least five letters; it stands in the log for good.
`;

/** Việt Nam has had no summer time since 1975: its zone is seven hours ahead of UTC all year. */
const ZONE = '+07:00';

export type Order = { ok: true; command: OperatorCommand } | { ok: false; problem: string };

const OPTIONS = {
  round: { type: 'string' },
  top: { type: 'string' },
  last: { type: 'string' },
  until: { type: 'string' },
  question: { type: 'string' },
  staff: { type: 'string' },
  seconds: { type: 'string' },
  order: { type: 'string' },
  code: { type: 'string' },
  reason: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** The command that the words of a command line mean, or what is wrong with them. */
export function readOrder(words: readonly string[]): Order {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    // parseArgs reports a wrong word by throwing; its sentence is for the operator.
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const meant = {
    act: positionals[0],
    ...(values.round !== undefined && { round: Number(values.round) }),
    ...(positionals[0] === 'standing' && { top: Number(values.top ?? '20') }),
    ...(positionals[0] === 'log' && { last: Number(values.last ?? '50') }),
    ...(values.until !== undefined && { closesAt: Date.parse(`${values.until.trim().replace(' ', 'T')}:00${ZONE}`) }),
    ...(values.question !== undefined && { question: values.question }),
    ...(values.staff !== undefined && { staffCode: values.staff }),
    ...(values.seconds !== undefined && { secondsEach: Number(values.seconds) }),
    ...(values.order !== undefined && { order: values.order.split(',') }),
    ...(values.code !== undefined && { code: values.code }),
    ...(values.reason !== undefined && { reason: values.reason }),
  };
  const checked = operatorCommand.safeParse(meant);
  if (checked.success) return { ok: true, command: checked.data };
  const problems = checked.error.issues.map((issue) => `${issue.path.join('.') || 'act'}: ${issue.message}`);
  return { ok: false, problem: `${problems.join('\n')}\nnpm run organiser -- --help shows every act with its options` };
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
}
