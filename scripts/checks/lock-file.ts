// Holds package-lock.json to the versions below which there are known holes, and to naming no registry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAtLeast } from '../setup/versions.mjs';
import { reportComplaints } from './report-complaints.ts';

/** From the security advisories of 2026. */
const FLOORS = { ws: '8.21.1', 'socket.io-parser': '4.2.7', 'engine.io': '6.6.9', 'socket.io-adapter': '2.5.8' };

export interface LockFile { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }> }

export function lockFileComplaints({ packages }: LockFile): string[] {
  const placed = Object.entries(packages).filter(([place]) => place !== '');
  return placed.flatMap(([place, { version = '0', resolved, integrity }]) => {
    const floor = Object.entries(FLOORS).find(([name]) => place.endsWith(`node_modules/${name}`))?.[1];
    return [
      ...(floor !== undefined && !isAtLeast(version, floor) ? [`${place} ${version} is below ${floor}, which closes a known hole: npm install it at ${floor} or later.`] : []),
      ...(resolved === undefined ? [] : [`${place} names where it came from: run npm install with the project's .npmrc in place, and the lock names no registry.`]),
      ...(integrity === undefined ? [`${place} has no integrity: write the lock anew with npm install.`] : []),
    ];
  });
}

if (process.argv[1] === import.meta.filename) {
  reportComplaints(lockFileComplaints(JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'))));
}
