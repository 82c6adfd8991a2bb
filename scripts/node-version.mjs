import { stop } from './say.mjs';

const NEEDED = [20, 19];

/** Written so that an old Node can still read it. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  stop(`hoithi needs Node ${NEEDED.join('.')} or later, and this is Node ${version}. Install a newer Node and start again.`);
}
