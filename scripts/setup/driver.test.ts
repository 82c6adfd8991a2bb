import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { missingTools, missingToolsMessage } from './driver.mjs';

const driver = suite('driver');

driver('what compiling needs and is not there is named', () => {
  assert.equal(missingTools('linux', (command) => command === 'make'), ['python3', 'a C++ compiler']);
  assert.equal(missingTools('linux', () => false), ['python3', 'make', 'a C++ compiler']);
});

driver('any C++ compiler and any make will do', () => {
  assert.equal(missingTools('linux', (command) => ['python3', 'gmake', 'clang++'].includes(command)), []);
});

driver('the message says what to type', () => {
  const message = missingToolsMessage(['make', 'a C++ compiler'], 'linux');
  assert.match(message, 'lacks: make, a C++ compiler');
  assert.match(message, 'apt-get install -y python3 make g++');
  assert.match(missingToolsMessage(['make'], 'darwin'), 'xcode-select --install');
});

driver.run();
