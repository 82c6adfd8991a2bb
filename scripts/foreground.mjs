import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {('SIGINT' | 'SIGTERM' | 'SIGHUP')[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a TypeScript program as if it were this process: same terminal, same signals, and its exit code is the answer.
 * @param {string} root
 * @param {string[]} command
 * @returns {Promise<number>}
 */
export function runInForeground(root, command) {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, ['--import', 'tsx', ...command], { cwd: root, stdio: 'inherit' });
    for (const signal of PASSED_ON) {
      process.on(signal, () => {
        // A terminal tells its whole group, the program too; a second SIGINT might mean "at once" to it.
        if (signal !== 'SIGTERM' && process.stdin.isTTY) return;
        program.kill(signal);
      });
    }
    program.on('error', reject);
    program.on('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
