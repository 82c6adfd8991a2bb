import { spawn } from 'node:child_process';

/** @type {Set<number>} */
const groups = new Set();

/**
 * Starts Node at the head of a process group, so that whatever it starts can be ended with it.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startGroup(args, options) {
  const leader = spawn(process.execPath, args, { ...options, detached: process.platform !== 'win32' });
  const { pid } = leader;
  if (pid === undefined) return leader;
  groups.add(pid);
  leader.on('exit', () => {
    endGroup(pid);
    groups.delete(pid);
  });
  return leader;
}

function endGroup(/** @type {number} */ pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group, which is what was wanted.
  }
}

/** Groups do not hear the terminal's Ctrl-C: it is passed on, and nothing stays behind. */
export function endGroupsWithThisProcess() {
  process.on('exit', () => groups.forEach(endGroup));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
}
