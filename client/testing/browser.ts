import { chromium, type Browser } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Chromium, as every browser test has it. Without a locale of the system it would call a file with Vietnamese letters in its name "download". */
export function launchBrowser(...flags: string[]): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...FLAGS, ...flags], env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } });
}
