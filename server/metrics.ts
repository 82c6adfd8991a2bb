import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Committed } from '../db/group-commit.ts';
import { REFUSALS, type Refusal } from './protocol/refusals.ts';

export const AUDIENCES = ['participant', 'staff', 'display', 'live'] as const;
export type Audience = (typeof AUDIENCES)[number];

export type Metrics = ReturnType<typeof openMetrics>;

/**
 * What whoever watches the server wants to know, for Prometheus. Every label is of a closed list. Numbers are exact: they are for
 * operators alone, also while an open round asks for a prediction (server/http/metrics.ts).
 */
export function openMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({ name: 'hoithi_answers_total', help: 'Answers acknowledged, those that came again included.', registers });
  const repeats = new Counter({ name: 'hoithi_answers_repeated_total', help: 'Answers that came again and got the stored verdict: what pages have sent from their outboxes after a lost acknowledgement.', registers });
  const refusals = new Counter({ name: 'hoithi_refusals_total', help: 'Commands refused, by reason.', labelNames: ['reason'], registers });
  const signIns = new Counter({ name: 'hoithi_sign_ins_refused_total', help: 'Sign-ins refused, by reason.', labelNames: ['reason'], registers });
  const failures = new Counter({ name: 'hoithi_failures_total', help: 'Commands and background work that ended in an error.', registers });
  const fallback = new Counter({ name: 'hoithi_https_fallback_total', help: 'Requests of participants whose pages go by plain HTTPS, by what they carry.', labelNames: ['request'], registers });
  const size = new Histogram({ name: 'hoithi_commit_writes', help: 'Writes in one commit.', buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500], registers });
  const time = new Histogram({ name: 'hoithi_commit_seconds', help: 'Time of one commit, fsync included.', buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2], registers });
  const failed = new Counter({ name: 'hoithi_commits_failed_total', help: 'Commits that were rolled back.', registers });
  const counting: { connections: () => Record<Audience, number> } = { connections: () => ({ participant: 0, staff: 0, display: 0, live: 0 }) };
  const connections = new Gauge({
    name: 'hoithi_connections',
    help: 'Open sockets, by audience.',
    labelNames: ['audience'],
    registers,
    collect: () => AUDIENCES.forEach((audience) => connections.set({ audience }, counting.connections()[audience])),
  });
  // A reason that has not come yet is 0, not missing: a rate over it is then right from the first one on.
  for (const reason of REFUSALS) refusals.inc({ reason }, 0);

  return {
    contentType: registry.contentType,
    text: (): Promise<string> => registry.metrics(),
    answered: (): void => answers.inc(),
    answerRepeated: (): void => repeats.inc(),
    refused: (reason: Refusal): void => refusals.inc({ reason }),
    signInRefused: (reason: Refusal): void => signIns.inc({ reason }),
    failure: (): void => failures.inc(),
    fallbackUsed: (request: 'view' | 'command'): void => fallback.inc({ request }),
    committed: ({ writes, milliseconds, isSaved }: Committed): void => {
      if (!isSaved) return failed.inc();
      size.observe(writes);
      return time.observe(milliseconds / 1000);
    },
    /** Names who knows how many sockets are open. */
    countConnections: (connectionsNow: () => Record<Audience, number>): void => {
      counting.connections = connectionsNow;
    },
  };
}
