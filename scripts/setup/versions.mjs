/**
 * Whether a version such as 3.51.3 is this one or a later one.
 * @param {string} version
 * @param {string} floor
 */
export function isAtLeast(version, floor) {
  const have = version.split('.').map(Number);
  const need = floor.split('.').map(Number);
  const differing = need.findIndex((part, place) => (have[place] || 0) !== part);
  return differing === -1 || (have[differing] || 0) > (need[differing] || 0);
}
