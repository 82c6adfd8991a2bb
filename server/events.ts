import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import type { Refusal } from './protocol/refusals.ts';

/** One function for each event worth knowing: its line of the log, and its number. Ids only: no name, code or answer is ever logged. */
export function logEvents(log: Logger, metrics?: Metrics) {
  return {
    listening: (address: string) => log.info({ address }, 'listening'),
    draining: () => log.info('draining'),
    stopped: () => log.info('stopped'),
    answered: () => metrics?.answered(),
    answerRepeated: () => metrics?.answerRepeated(),
    fallbackUsed: (request: 'view' | 'command') => metrics?.fallbackUsed(request),
    commandRefused: (command: string, refusal: Refusal) => {
      metrics?.refused(refusal);
      log.debug({ command, refusal }, 'command refused');
    },
    commandFailed: (command: string, error: unknown) => {
      metrics?.failure();
      log.error({ command, err: error }, 'command failed');
    },
    backgroundFailed: (what: string, error: unknown) => {
      metrics?.failure();
      log.error({ what, err: error }, 'background work failed');
    },
    liveSessionSetAside: (session: string, error: unknown) => {
      metrics?.failure();
      log.error({ session, err: error }, 'a live session cannot be read and is set aside');
    },
    signInRefused: (refusal: Refusal) => {
      metrics?.signInRefused(refusal);
      log.info({ refusal }, 'sign-in refused');
    },
    roundOpened: (round: number) => log.info({ round }, 'round opened'),
    roundClosed: (round: number, participants: number) => log.info({ round, participants }, 'round closed'),
    outageCredited: (from: number, attempts: number) => log.warn({ from, attempts }, 'outage credited'),
    drawRepeated: (participant: string) => log.warn({ participant }, 'too few unseen questions: a paper repeats some'),
    lagUnsteady: (attempt: string) => log.info({ attempt }, 'network lag varies too much'),
    socketDismissed: (why: string) => log.info({ why }, 'socket dismissed'),
    clockInDoubt: (now: number, lastSignOfLife: number) => log.error({ now, lastSignOfLife }, 'the clock stands before the last sign of life'),
    demonstrationOff: () => log.warn('demonstration sign-ins are off: the server is not on a loopback or local network address'),
    proxyUntrusted: () => log.warn('BASE_URL is https and TRUST_PROXY is not set: everybody counts as one address'),
  };
}
export type Events = ReturnType<typeof logEvents>;
