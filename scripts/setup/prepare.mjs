import { provideDriver } from './driver.mjs';
import { install } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';

/** Everything that must be there before a TypeScript file of the project can run. */
export function prepare(/** @type {string} */ root) {
  checkNodeVersion();
  install(root);
  provideDriver(root);
}
