import { renderUnicodeCompact } from 'uqr';
import { addresses } from './addresses.ts';
import type { Config } from './config.ts';
import type { StaffRole } from '../db/organisers.ts';
import type { Exclusion } from '../db/participants.ts';

interface SignIn {
  person: { staffCode: string; name: string; excluded: Exclusion | null };
  personalCode: string;
}

interface StaffSignIn {
  account: string;
  password: string;
  role: StaffRole;
  /** A coordinator's, by name. */
  unit: string | null;
}

interface Greeted {
  config: Config;
  port: number;
  /** Whether this start has loaded the contest. */
  fresh: boolean;
  /** Demonstration people to sign in as; none where they may not. */
  signIns: readonly SignIn[];
  /** Demonstration accounts of the staff; none where they may not sign in. */
  staff: readonly StaffSignIn[];
  /** Whether --empty was asked for in vain. */
  inVain: boolean;
  /** The one-time token for the first organiser. */
  invitation: string | undefined;
}

const EXCLUDED = { organiser: 'organiser: may not play', jury: 'jury: may not play', helper: 'helper: may not play' };

/** Under the contest's address; every page that needs no sign-in. */
const PAGES = [
  ['contest', '/'],
  ['rules', '/rules'],
  ['participation', '/participation'],
  ['results', '/results'],
  ['live session', '/live'],
] as const;

/** What a start prints: the pages, the demonstration's sign-ins, the first organiser's link. */
export function greeting({ config, port, fresh, inVain, signIns, staff, invitation }: Greeted): string {
  const { entry, all, own } = addresses(config, port);
  // A password travels over TLS or stays on this machine: server/http/needs-tls.ts takes it no other way.
  const isTls = config.baseUrl?.protocol === 'https:';
  const confidential = isTls ? entry : own;
  const lines = ['', 'hoithi is listening', ''];
  for (const address of all) lines.push(...PAGES.map(([page, path]) => `  ${page.padEnd(15)} ${address}${path}`));
  if (config.lan) lines.push('', ...renderUnicodeCompact(entry).split('\n').map((line) => `  ${line}`), `  ${entry}`);
  if (inVain) lines.push('', 'this folder already holds a contest: --empty changes nothing; set DATA_DIR to an empty folder');
  if (invitation !== undefined) {
    lines.push('', `First organiser (this link works once, until the next start${isTls ? '' : '; open it on this machine'}):`, `  ${confidential}/welcome?token=${invitation}`);
  }
  if (signIns.length > 0) {
    lines.push('', `Demonstration contest${fresh ? ', loaded just now' : ''}: invented people. Staff code and personal code:`);
    for (const { person, personalCode } of signIns) {
      const note = person.excluded === null ? '' : `   (${EXCLUDED[person.excluded]})`;
      lines.push(`  ${person.staffCode.padEnd(10)} ${personalCode}   ${person.name}${note}`);
    }
    lines.push('  all of them: npm run demo -- --list');
  }
  if (staff.length > 0) {
    lines.push('', `Its staff${isTls ? '' : ', on this machine'}. Account and password:`);
    for (const { account, password, role, unit } of staff) {
      const page = `${confidential}${role === 'coordinator' ? '/unit' : '/organiser'}${role === 'organiser' ? ` and ${confidential}/host` : ''}`;
      lines.push(`  ${account.padEnd(10)} ${password}   ${page}   (${[role, unit].filter(Boolean).join(': ')})`);
    }
  }
  return `${lines.join('\n')}\n\n`;
}
