import { pino, type DestinationStream, type Logger } from 'pino';

/** What must never stand in a log, whatever object it comes in. */
const PERSONAL = ['name', 'staffCode', 'personalCode', 'token', 'password', 'authorization', 'choice', 'ip'];

/** JSON lines with personal data redacted at every depth that an event or an error of ours has. */
export function openLog(level: string, destination: DestinationStream): Logger {
  const redact = PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]).filter((path) => path !== 'name');
  return pino({ level, redact, base: null }, destination);
}
