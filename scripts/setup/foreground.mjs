import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {('SIGINT' | 'SIGTERM' | 'SIGHUP')[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program as if it were this process: same terminal, same signals, and its exit code is the answer.
 * @param {string} root
 * @param {string[]} command flags of Node, the program and its arguments
 * @returns {Promise<number>}
 */
export function runInForeground(root, command) {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' });
    let isTold = false;
    for (const signal of PASSED_ON) {
      process.on(signal, () => {
        // A terminal tells its whole group, the program too; a second SIGINT might mean "at once" to it.
        if (signal === 'SIGTERM' || !process.stdin.isTTY) program.kill(signal);
        isTold = true;
      });
    }
    whenOrphaned(() => {
      if (!isTold) program.kill('SIGTERM');
    });
    program.on('error', reject);
    program.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/** npm passes SIGTERM to the shell between it and this process, and many a shell dies of it without a word to its child. */
function whenOrphaned(/** @type {() => void} */ run) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    run();
  }, 250).unref();
}
