import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files in these folders whose names end so, in the order of their paths, which are relative to the root and use slashes.
 * @param {string} root
 * @param {string[]} folders
 * @param {string} ending
 * @returns {string[]}
 */
export function projectFiles(root, folders, ending = '') {
  return folders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return projectFiles(root, [path], ending);
      return path.endsWith(ending) ? [path] : [];
    })).sort();
}
