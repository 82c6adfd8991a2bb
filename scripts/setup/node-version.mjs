import { stop } from './say.mjs';
import { isAtLeast } from './versions.mjs';

const NEEDED = '20.19';

export function checkNodeVersion(version = process.versions.node) {
  if (isAtLeast(version, NEEDED)) return;
  stop(`hoithi needs Node ${NEEDED} or later, and this is Node ${version}. Install a newer Node and start again.`);
}
