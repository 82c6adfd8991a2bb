import { renderUnicodeCompact } from 'uqr';
import { addresses } from './addresses.ts';
import type { Config } from './config.ts';
import type { Exclusion } from '../db/participants.ts';

interface SignIn {
  person: { staffCode: string; name: string; excluded: Exclusion | null };
  personalCode: string;
}

interface Greeted {
  config: Config;
  port: number;
  /** Whether this start has loaded the contest. */
  fresh: boolean;
  /** Demonstration people to sign in as; none where they may not. */
  signIns: readonly SignIn[];
  /** Whether --empty was asked for in vain. */
  inVain: boolean;
  /** The one-time token for the first organiser. */
  invitation: string | undefined;
}

const EXCLUDED = { organiser: 'organiser: may not play', jury: 'jury: may not play', helper: 'helper: may not play' };

/** What a start prints: the pages, the demonstration's sign-ins, the first organiser's link. */
export function greeting({ config, port, fresh, inVain, signIns, invitation }: Greeted): string {
  const { entry, all, own } = addresses(config, port);
  const lines = ['', 'hoithi is listening', ''];
  for (const address of all) lines.push(`  contest   ${address}/`, `  rules     ${address}/rules`);
  if (config.lan) lines.push('', ...renderUnicodeCompact(entry).split('\n').map((line) => `  ${line}`), `  ${entry}`);
  if (inVain) lines.push('', 'this folder already holds a contest: --empty changes nothing; set DATA_DIR to an empty folder');
  if (invitation !== undefined) {
    // The account's password travels over TLS or stays on this machine: server/http/welcome.ts takes it no other way.
    const [where, address] = config.baseUrl?.protocol === 'https:' ? ['', entry] : ['; open it on this machine', own];
    lines.push('', `First organiser (this link works once, until the next start${where}):`, `  ${address}/welcome?token=${invitation}`);
  }
  if (signIns.length > 0) {
    lines.push('', `Demonstration contest${fresh ? ', loaded just now' : ''}: invented people. Staff code and personal code:`);
    for (const { person, personalCode } of signIns) {
      const note = person.excluded === null ? '' : `   (${EXCLUDED[person.excluded]})`;
      lines.push(`  ${person.staffCode.padEnd(10)} ${personalCode}   ${person.name}${note}`);
    }
    lines.push('  all of them: npm run demo -- --list');
  }
  return `${lines.join('\n')}\n\n`;
}
